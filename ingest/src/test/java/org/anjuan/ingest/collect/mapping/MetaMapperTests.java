package org.anjuan.ingest.collect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.collect.mapping.MetaField.From;
import org.anjuan.ingest.collect.mapping.MetaMapping.SideCar;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("ING-1")
@Tag("IFC-3")
class MetaMapperTests extends CollectingHospital {
  @Autowired private MetaMapper mapper;

  @Test
  void columnsJsonPathsConstantsAndDatesFillTheDescription() {
    var mapping =
        new MetaMapping(
            null,
            SideCar.NONE,
            null,
            List.of(
                field("admissionNo", From.COLUMN, "zyh", null, null),
                field("visitNo", From.JSON, "$.visit.no", null, null),
                field("patient.name", From.JSON, "$.patient[0].xm", null, null),
                field("encounter.frontPage.JBDM", From.COLUMN, "ICD", null, null),
                field("category", From.CONSTANT, "C0007", null, null),
                field("sourceDocumentId", From.COLUMN, "URL", ".*/(\\d+)$", null),
                field("modifiedAt", From.COLUMN, "GXSJ", null, "yyyyMMddHHmmss"),
                field("title", From.JSON, "$.nothing.here", null, null)));
    var meta =
        mapper.read(
            mapping,
            new MetaMapper.Said(
                "x",
                "{\"ZYH\": \"Z9\", \"visit\": {\"no\": 2}, \"patient\": [{\"xm\": \"张建国\"}],"
                    + " \"icd\": \"I21.0\", \"url\": \"http://lis/report/42\","
                    + " \"gxsj\": 20260301083000}",
                null));

    assertThat(meta.admissionNo()).isEqualTo("Z9");
    assertThat(meta.visitNo()).isEqualTo(2);
    assertThat(meta.patient().name()).isEqualTo("张建国");
    assertThat(meta.encounter().frontPage()).containsEntry("JBDM", "I21.0");
    assertThat(meta.category()).isEqualTo("C0007");
    assertThat(meta.sourceDocumentId()).isEqualTo("42");
    assertThat(meta.modifiedAt()).isEqualTo("2026-03-01T00:30:00Z");
    assertThat(meta.title()).isNull();
  }

  @Test
  void xmlIsReadByXPathWhateverItsNamespaces() {
    var mapping =
        new MetaMapping(
            "{admissionNo}/{*}.pdf",
            SideCar.XML,
            ".xml",
            List.of(
                field("sourceDocumentId", From.XML, "/ClinicalDocument/id/@extension", null, null),
                field("patient.name", From.XML, "//patient/name", null, null)));
    var meta =
        mapper.read(
            mapping,
            new MetaMapper.Said(
                "Z7/report.pdf",
                null,
                bytes(
                    "<ClinicalDocument xmlns='urn:hl7-org:v3'><id extension='D-5'/>"
                        + "<recordTarget><patient><name>李四</name></patient></recordTarget>"
                        + "</ClinicalDocument>")));

    assertThat(meta.admissionNo()).isEqualTo("Z7");
    assertThat(meta.sourceDocumentId()).isEqualTo("D-5");
    assertThat(meta.patient().name()).isEqualTo("李四");
  }

  @Test
  @Tag("SEC-9")
  void anXmlSideCarFetchesNothing() {
    var mapping =
        new MetaMapping(
            null, SideCar.XML, ".xml", List.of(field("title", From.XML, "/a", null, null)));
    var entity = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";

    assertThatExceptionOfType(MetaRefused.class)
        .isThrownBy(() -> mapper.read(mapping, new MetaMapper.Said("p", null, bytes(entity))))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("sideCar"));
  }

  @Test
  void aSideCarOfOursThatContradictsThePathIsRefused() {
    var mapping = new MetaMapping("{admissionNo}/{*}", SideCar.ANJUAN, ".json", List.of());

    assertThatExceptionOfType(MetaRefused.class)
        .isThrownBy(() ->
            mapper.read(
                mapping, new MetaMapper.Said("Z1/a.pdf", null, bytes("{\"admissionNo\": \"Z2\"}"))))
        .satisfies(refused ->
            assertThat(refused.reason()).isEqualTo(QuarantineReason.METADATA_CONTRADICTORY));
  }

  @Test
  void aTimeThatIsWrittenOtherwiseIsRefusedWithItsField() {
    var mapping =
        new MetaMapping(
            null,
            SideCar.NONE,
            null,
            List.of(field("createdAt", From.COLUMN, "t", null, "yyyy-MM-dd")));

    assertThatExceptionOfType(MetaRefused.class)
        .isThrownBy(
            () -> mapper.read(mapping, new MetaMapper.Said("p", "{\"t\": \"1.3.26\"}", null)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("createdAt"));
  }

  @Test
  void expressionsThatCanNotBeAreRefusedWhenTheyAreEntered() {
    for (var wrong :
        List.<Runnable>of(
            () -> field("nobody", From.COLUMN, "a", null, null),
            () -> field("title", From.XML, "///[", null, null),
            () -> field("title", From.JSON, "$[", null, null),
            () -> field("title", From.COLUMN, "a", "no group", null),
            () -> field("title", From.COLUMN, "a", "(", null),
            () -> field("createdAt", From.COLUMN, "a", null, "bbbb"))) {
      assertThatExceptionOfType(InvalidValue.class).isThrownBy(wrong::run);
    }
  }

  private static MetaField field(
      String target, From from, String expression, @Nullable String match, @Nullable String date) {
    return new MetaField(target, from, expression, match, date);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
