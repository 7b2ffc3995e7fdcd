package org.anjuan.ingest.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.ingest.intake.SecondTry;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("SET-4")
class CategoryMapTests extends CollectingHospital {
  private static final Actor STAFF = Actor.system("test");

  @Autowired private CategoryMap map;
  @Autowired private Intake intake;
  @Autowired private Reception reception;
  @Autowired private MetaReader reader;
  @Autowired private SecondTry secondTry;
  @Autowired private Documents documents;

  private final String system = "S" + RecordId.next().value().substring(0, 10);

  @Test
  void theRowOfTheCampusBeatsThatOfAllCampuses() {
    put("*", "101", "C0007");
    put("EAST", "101", "C0008");

    assertThat(map.find(system, "MAIN", "101")).contains(new CategoryCode("C0007"));
    assertThat(map.find(system, "EAST", "101")).contains(new CategoryCode("C0008"));
    assertThat(map.find("OTHER" + system, "MAIN", "101")).isEmpty();
  }

  @Test
  void unknownCodesGoByTheStatedDefault() {
    put("*", "*", "C0034");
    put("EAST", "*", null);

    assertThat(map.find(system, "MAIN", "never seen")).contains(new CategoryCode("C0034"));
    assertThat(map.find(system, "EAST", "never seen")).isEmpty();
    assertThat(map.find(system, "EAST", "C0007"))
        .as("the archive's own category needs no row")
        .contains(new CategoryCode("C0007"));
  }

  @Test
  void anUnknownCodeIsQuarantinedAndFiledOnceTheMapHasIt() throws IOException {
    var refused = catchThrowableOfType(IntakeRefused.class, () -> push("检验-血常规"));
    assertThat(refused.entry().reason()).isEqualTo(QuarantineReason.CATEGORY_UNKNOWN);
    assertThat(refused.entry().field()).isEqualTo("category");

    put("MAIN", "检验-血常规", "C0007");
    var receipt = secondTry.retry(STAFF, null, refused.entry());
    assertThat(documents.find(receipt.documentId()).orElseThrow().category())
        .isEqualTo(new CategoryCode("C0007"));
  }

  @Test
  void aRowIsChangedByWhoSawItOnly() {
    put("*", "9", "C0007");
    assertThat(map.put(STAFF, new CategoryMapping(system, "*", "9", null, "C0008", 0))).isEmpty();
    assertThat(map.put(STAFF, new CategoryMapping(system, "*", "9", null, "C0008", 1))).isPresent();
    assertThat(map.remove(STAFF, new CategoryMapping(system, "*", "9", null, null, 1))).isFalse();
    assertThat(map.remove(STAFF, new CategoryMapping(system, "*", "9", null, null, 2))).isTrue();
    assertThat(map.list(system)).isEmpty();
  }

  @Test
  void aCategoryThatTheArchiveDoesNotHaveIsRefused() {
    assertThat(catchThrowableOfType(InvalidValue.class, () -> put("*", "1", "C9999")).field())
        .isEqualTo("category");
  }

  private void put(String campus, String code, @Nullable String category) {
    map.put(STAFF, new CategoryMapping(system, campus, code, null, category, 0)).orElseThrow();
  }

  private IntakeReceipt push(String code) throws IOException {
    var meta =
        """
        {"sourceSystem": "%s", "sourceDocumentId": "1", "campus": "MAIN", "admissionNo": "%s",
         "category": "%s", "title": "血常规"}
        """
            .formatted(system, system, code);
    var received = reception.receive(new ByteArrayInputStream(Papers.pdf(system)), "a.pdf");
    return intake.file(
        new Delivery(Channel.HTTP, STAFF, null, "a.pdf"), reader.read(meta), received);
  }
}
