package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.anjuan.archive.format.UnreadableDocument.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What has no pages of its own is set on paper, with its text. */
@Tag("GEN-5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(TestWorkers.PROCESSES)
class TextWorkersTests {

  static final String CDA =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <id root="2.16.156.10011.1.1" extension="DOC000097"/>
      <code code="C0053" codeSystem="2.16.156.10011.2.4"/><title>出院小结</title>
      <effectiveTime value="20260221083000"/>
      <recordTarget><patientRole><id root="2.16.156.10011.1.12" extension="ZY15582371"/>
      <patient><name>蒋玉艳</name><administrativeGenderCode code="2" displayName="女性"/>
      <birthTime value="19411001"/></patient></patientRole></recordTarget>
      <component><structuredBody>
      <component><section><title>手术记录</title><text><list><item>切开</item><item>缝合</item></list>
      <table><thead><tr><th>项目</th><th>结果</th></tr></thead>
      <tbody><tr><td>白细胞</td><td>6.1</td></tr></tbody></table></text></section></component>
      <component><section><code displayName="住院过程"/><text/><entry><observation>
      <code displayName="诊疗过程描述"/><value xsi:type="ST">给予活血化瘀药物治疗</value></observation></entry>
      </section></component>
      </structuredBody></component></ClinicalDocument>
      """;

  private PooledFormatWorkers workers;

  @BeforeAll
  void start() {
    workers = TestWorkers.start(Map.of());
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @Test
  @Tag("ING-2")
  void aClinicalDocumentIsReadableFromItsHeaderToItsEntries() {
    var text = text(DocumentFormat.XML, CDA.getBytes(StandardCharsets.UTF_8));

    assertThat(text)
        .contains("出院小结", "蒋玉艳", "女性", "1941-10-01", "ZY15582371", "2026-02-21 08:30")
        .contains("手术记录", "• 切开", "白细胞", "6.1")
        .contains("住院过程", "诊疗过程描述", "给予活血化瘀药物治疗");
  }

  @Test
  void aDocumentTypeIsForbidden() {
    var bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<ClinicalDocument><title>&b;</title></ClinicalDocument>";

    assertThatExceptionOfType(UnreadableDocument.class)
        .isThrownBy(() -> text(DocumentFormat.XML, bomb.getBytes(StandardCharsets.UTF_8)))
        .extracting(UnreadableDocument::reason)
        .isEqualTo(Reason.FORBIDDEN);
  }

  @Test
  void plainTextIsReadInTheEncodingThatItHas() {
    var words = "患者神志清楚，\n一般情况可。\f第二页";

    assertThat(text(DocumentFormat.TEXT, words.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("患者神志清楚，\n一般情况可。\n第二页");
    assertThat(text(DocumentFormat.TEXT, words.getBytes(Charset.forName("GB18030"))))
        .isEqualTo("患者神志清楚，\n一般情况可。\n第二页");
    assertThat(text(DocumentFormat.TEXT, ("\ufeff" + words).getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("患者神志清楚，\n一般情况可。\n第二页");
  }

  @Test
  void ofWordTheWordsAndTablesAreShown() {
    assertThat(text(DocumentFormat.DOCX, docx())).contains("会诊意见", "建议完善检查", "血压", "120/80");
  }

  @Test
  void ofRtfTheWordsAreShownInTheirCodePage() {
    var rtf =
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}"
            + "\\f0 \\'bb\\'e1\\'d5\\'ef\\'d2\\'e2\\'bc\\'fb\\par second}";

    assertThat(text(DocumentFormat.RTF, rtf.getBytes(StandardCharsets.US_ASCII)))
        .contains("会诊意见", "second");
  }

  private String text(DocumentFormat format, byte[] content) {
    var seen = new Seen();
    workers.extract(format, DocumentBytes.of(content), seen);
    return seen.texts.stream().map(PageText::text).collect(Collectors.joining("\n"));
  }

  static byte[] docx() {
    var parts = new LinkedHashMap<String, String>();
    var head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    var office = "application/vnd.openxmlformats-";
    parts.put(
        "[Content_Types].xml",
        head
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\""
            + office
            + "package.relationships+xml\"/><Override PartName=\"/word/document.xml\""
            + " ContentType=\""
            + office
            + "officedocument.wordprocessingml.document.main+xml\"/></Types>");
    parts.put(
        "_rels/.rels",
        head
            + "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
            + " Id=\"r1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
            + " Target=\"word/document.xml\"/></Relationships>");
    parts.put(
        "word/document.xml",
        head
            + "<w:document"
            + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body><w:p><w:r><w:t>会诊意见</w:t></w:r></w:p><w:p><w:r><w:t>建议完善检查</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>血压</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
            + "<w:t>120/80</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>");
    return Samples.zip(parts);
  }
}
