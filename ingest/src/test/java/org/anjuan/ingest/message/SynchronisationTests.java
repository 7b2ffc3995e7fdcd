package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.organisation.StaffMember;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.Stated;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.category.CategoryMapping;
import org.anjuan.ingest.category.SourceCodes;
import org.anjuan.ingest.message.EventRule.Deed;
import org.anjuan.ingest.message.MessageMapping.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Departments, staff, codes and patients by HL7 master files, SOAP events, FHIR resources and
 * tables.
 */
@Tag("ING-11")
@Tag("IFC-3")
class SynchronisationTests extends ReceivingTests {
  @Autowired private Organisation organisation;
  @Autowired private CategoryMap map;
  @Autowired private SourceCodes sourceCodes;

  /** What brings one department by its way, under a name and with a time of day. */
  @FunctionalInterface
  private interface Way {
    ReceivedMessage bring(String code, String name, int hour) throws Exception;
  }

  @Test
  void theLatestNameHoldsWhicheverWayAndOrderTheyCame() throws Exception {
    var ways = List.<Way>of(hl7(), soap(), fhir(), table());
    var random = new Random(20260301);
    for (int round = 0; round < 6; round++) {
      var code = "D" + name.substring(0, 8) + round;
      var steps = new ArrayList<Integer>(List.of(0, 1, 2, 3, random.nextInt(4), random.nextInt(4)));
      Collections.shuffle(steps, random);
      for (int step : steps) {
        var taken = ways.get(step).bring(code, "科室" + step, 8 + step);
        assertThat(taken.state()).as("%s", taken.detail()).isEqualTo(MessageState.DONE);
      }
      assertThat(organisation.department(code).map(Department::name))
          .as("round %s: %s", round, steps)
          .contains("科室3");
    }
  }

  /**
   * A source's dictionary by each way that brings one, shuffled and repeated: one state, in which
   * what the source proposes holds until a person has decided.
   */
  @Test
  void dictionaryOfASourceEndsInTheSameStateWhicheverWayAndOrderItCame() throws Exception {
    var ways = List.<Way>of(codesByHl7(), codesBySoap(), codesByTable(), codesByFhir());
    var random = new Random(20260302);
    for (int round = 0; round < 6; round++) {
      var code = "K" + round;
      var steps = new ArrayList<Integer>(List.of(0, 1, 2, 3, random.nextInt(4), random.nextInt(4)));
      Collections.shuffle(steps, random);
      for (int step : steps) {
        var taken = ways.get(step).bring(code, "文书" + step, 8 + step);
        assertThat(taken.state()).as("%s", taken.detail()).isEqualTo(MessageState.DONE);
      }
      assertThat(map.find("S" + name, "MAIN", code).map(CategoryCode::value))
          .as("round %s: %s", round, steps)
          .contains("C0049");
      assertThat(map.list("S" + name))
          .filteredOn(row -> row.code().equals(code))
          .singleElement()
          .extracting(CategoryMapping::name)
          .isEqualTo("文书3");
    }
  }

  @Test
  void whatAPersonHasMappedStaysAndWhatNobodyHasIsShown() throws Exception {
    var chosen = new CategoryMapping("S" + name, "MAIN", "K1", "入院记录", "C0034", 0);
    map.put(Actor.system("test"), chosen);
    var listener = listener(Protocol.TABLE, codes());
    take(
        listener, "T", "1", bytes("code,name,category,active\nK1,入院,C0049,1\nK2,其他,,1\nK3,旧,,0\n"));

    assertThat(map.find("S" + name, "MAIN", "K1").map(CategoryCode::value)).contains("C0034");
    assertThat(sourceCodes.unmapped(List.of("MAIN")))
        .filteredOn(code -> code.system().equals("S" + name))
        .singleElement()
        .satisfies(code -> {
          assertThat(code.code()).isEqualTo("K2");
          assertThat(code.name()).isEqualTo("其他");
        });
    assertThat(sourceCodes.unmapped(List.of("EAST")))
        .noneMatch(code -> code.system().equals("S" + name));
  }

  private static MessageMapping codes() {
    return new MessageMapping(List.of(), List.of(), RowSubject.CODES);
  }

  /** The category that a source proposes at an hour. */
  private static String categoryAt(int hour) {
    return List.of("C0034", "C0038", "C0053", "C0049").get(hour - 8);
  }

  private Way codesByHl7() {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    return (code, called, hour) ->
        take(
            listener,
            mfn("M13", hour, "MFE|MUP|||%s^%s^L^%s\r".formatted(code, called, categoryAt(hour))));
  }

  private Way codesBySoap() {
    var rule =
        new EventRule(
            "S0022",
            "文书字典",
            Deed.CODES,
            null,
            List.of(
                new Place("rows", "/list/kind"),
                new Place("code", "@code"),
                new Place("name", "@name"),
                new Place("category", "@category"),
                new Place("updatedAt", "@at")));
    var listener = listener(Protocol.SOAP, new MessageMapping(List.of(), List.of(rule), null));
    return (code, called, hour) ->
        take(
            listener,
            "SOAP",
            code + hour,
            bytes(
                """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:Handle xmlns:m="urn:anjuan:message">\
                <m:eventCode>S0022</m:eventCode><m:xml>&lt;list&gt;&lt;kind code="%s" name="%s" category="%s" at="2026-03-01 %02d:00:00"/&gt;&lt;/list&gt;\
                </m:xml></m:Handle></s:Body></s:Envelope>\
                """
                    .formatted(code, called, categoryAt(hour), hour)));
  }

  private Way codesByTable() {
    var listener = listener(Protocol.TABLE, codes());
    return (code, called, hour) ->
        take(
            listener,
            "T",
            code + hour,
            bytes(
                "code,name,category,updatedAt\n%s,%s,%s,2026-03-01 %02d:00:00\n"
                    .formatted(code, called, categoryAt(hour), hour)));
  }

  private Way codesByFhir() {
    var listener = listener(Protocol.FHIR, MessageMapping.USUAL);
    return (code, called, hour) ->
        take(
            listener,
            "Bundle",
            code + hour,
            bytes(
                """
                {"resourceType":"CodeSystem","meta":{"lastUpdated":"2026-03-01T%02d:00:00+08:00"},
                 "concept":[{"code":"%s","display":"%s","property":[{"code":"category","valueCode":"%s"}]}]}\
                """
                    .formatted(hour, code, called, categoryAt(hour))));
  }

  @Test
  void aDictionaryByFhirIsTakenWithAllBelowAndWhatHasEndedIsNotShown() throws Exception {
    var listener = listener(Protocol.FHIR, MessageMapping.USUAL);
    var bundle =
        """
        {"resourceType":"Bundle","entry":[
         {"resource":{"resourceType":"CodeSystem","date":"2026-03-01","concept":[
           {"code":"A","display":"病程","concept":[{"code":"A1","display":"首次病程"},
             {"code":"A2","display":"旧","property":[{"code":"status","valueCode":"retired"}]}]}]}},
         {"resource":{"resourceType":"ValueSet","expansion":{"contains":[
           {"abstract":true,"display":"分组","contains":[{"code":"B1","display":"检查"}]},
           {"code":"B2","display":"停用","inactive":true}]}}},
         {"resource":{"resourceType":"ValueSet","compose":{"include":[
           {"concept":[{"code":"D1","display":"检验"}]}]}}}]}\
        """;
    var taken = take(listener, "Bundle", "1", bytes(bundle));

    assertThat(taken.detail()).isEqualTo("6 rows, 6 changed");
    assertThat(sourceCodes.unmapped(List.of("MAIN")))
        .filteredOn(code -> code.system().equals("S" + name))
        .extracting(code -> code.code() + code.name())
        .containsExactly("A病程", "A1首次病程", "B1检查", "D1检验");
  }

  @Test
  void aRoleNamesItsPractitionerAndItsEndIsNobodysLeaving() throws Exception {
    var listener = listener(Protocol.FHIR, MessageMapping.USUAL);
    var number = "7" + Math.abs(name.hashCode() % 100_000);
    var role =
        """
        {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"PractitionerRole","active":%s,
         "meta":{"lastUpdated":"2026-03-0%d"},
         "practitioner":{"identifier":{"value":"%s"},"display":"王医生"}}}]}\
        """;
    take(listener, "Bundle", "1", bytes(role.formatted("true", 1, number)));
    var ended = take(listener, "Bundle", "2", bytes(role.formatted("false", 2, number)));

    assertThat(organisation.staffNames(List.of(number))).containsEntry(number, "王医生");
    assertThat(ended.state()).isEqualTo(MessageState.IGNORED);
    assertThat(organisation.left(10_000)).extracting(StaffMember::staffNo).doesNotContain(number);
  }

  @Test
  void staffComeAsMasterFilesAndWhoIsDeactivatedHasLeft() throws Exception {
    var number = "8" + Math.abs(name.hashCode() % 100_000);
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var joined = mfn("M02", 8, "MFE|MAD|||" + number + "\rSTF|" + number + "||李^医生||||A\r");
    var leaves = mfn("M02", 9, "MFE|MDC|||" + number + "\rSTF|" + number + "||李^医生||||A\r");

    assertThat(take(listener, joined).detail()).isEqualTo("1 rows, 1 changed");
    take(listener, leaves);
    assertThat(take(listener, joined + "NTE|1||late\r").detail()).isEqualTo("1 rows, 0 changed");

    assertThat(organisation.left(10_000)).extracting(StaffMember::staffNo).contains(number);
    assertThat(organisation.staffNames(List.of(number))).containsEntry(number, "李医生");
  }

  @Test
  void oneBadEntryOfAMasterFileDoesNotStopTheOthers() throws Exception {
    var code = "W" + name.substring(0, 8);
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var taken =
        take(
            listener,
            mfn(
                "M05",
                8,
                "MFE|MAD|||bad code\rLOC|bad code|坏|N\rMFE|MAD|||"
                    + code
                    + "\rLOC|"
                    + code
                    + "|心内科病区|N\r"));

    assertThat(taken.state()).isEqualTo(MessageState.DEAD);
    assertThat(taken.detail()).isEqualTo("1/2 rows, 1:code");
    assertThat(organisation.department(code)).map(Department::ward).contains(true);
  }

  @Test
  void aPatientAloneIsTakenInByFhir() throws Exception {
    var listener = listener(Protocol.FHIR, MessageMapping.USUAL);
    take(listener(Protocol.HL7, MessageMapping.USUAL), admission());
    var patient =
        """
        {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",
         "meta":{"lastUpdated":"2026-03-05T08:00:00+08:00"},
         "identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"R%s"}],
         "name":[{"text":"张建军"}]}}]}\
        """
            .formatted(name);
    assertThat(take(listener, "Bundle", "1", bytes(patient)).state()).isEqualTo(MessageState.DONE);

    assertThat(records.ofChart(MAIN, new RecordNumber("R" + name))).hasSize(1);
    assertThat(Stated.valueOf(record().patient().name())).isEqualTo("张建军");
  }

  @Test
  void anOrganisationThatIsNoDepartmentIsNoneOfOurs() throws Exception {
    var listener = listener(Protocol.FHIR, MessageMapping.USUAL);
    var hospital =
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Organization\",\"identifier\":[{\"value\":\"H1\"}],\"name\":\"医院\"}}]}";
    assertThat(take(listener, "Bundle", "1", bytes(hospital)).state())
        .isEqualTo(MessageState.IGNORED);
  }

  private Way hl7() {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    return (code, called, hour) ->
        take(
            listener,
            mfn("M05", hour, "MFE|MUP|||%s\rLOC|%s|%s|D\r".formatted(code, code, called)));
  }

  private Way soap() {
    var rule =
        new EventRule(
            "S0021",
            "科室字典",
            Deed.DEPARTMENTS,
            null,
            List.of(
                new Place("rows", "/list/dept"),
                new Place("code", "code"),
                new Place("name", "@name"),
                new Place("updatedAt", "at")));
    var listener = listener(Protocol.SOAP, new MessageMapping(List.of(), List.of(rule), null));
    return (code, called, hour) ->
        take(
            listener,
            "SOAP",
            code + hour,
            bytes(
                """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:Handle xmlns:m="urn:anjuan:message">\
                <m:eventCode>S0021</m:eventCode><m:xml>&lt;list&gt;&lt;dept name="%s"&gt;&lt;code&gt;%s&lt;/code&gt;\
                &lt;at&gt;2026-03-01 %02d:00:00&lt;/at&gt;&lt;/dept&gt;&lt;/list&gt;</m:xml></m:Handle></s:Body></s:Envelope>\
                """
                    .formatted(called, code, hour)));
  }

  private Way fhir() {
    var listener = listener(Protocol.FHIR, MessageMapping.USUAL);
    return (code, called, hour) ->
        take(
            listener,
            "Bundle",
            code + hour,
            bytes(
                """
                {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Organization",
                 "meta":{"lastUpdated":"2026-03-01T%02d:00:00+08:00"},"identifier":[{"value":"%s"}],
                 "type":[{"coding":[{"code":"dept"}]}],"name":"%s"}}]}\
                """
                    .formatted(hour, code, called)));
  }

  private Way table() {
    var listener =
        listener(Protocol.TABLE, new MessageMapping(List.of(), List.of(), RowSubject.DEPARTMENTS));
    return (code, called, hour) ->
        take(
            listener,
            "T",
            code + hour,
            bytes(
                "code,name,updatedAt\n%s,%s,2026-03-01 %02d:00:00\n"
                    .formatted(code, called, hour)));
  }

  private ReceivedMessage take(Listener listener, String hl7) throws Exception {
    var head = hl7.split("\\|");
    return take(listener, head[8], head[9], bytes(hl7));
  }

  private static String mfn(String event, int hour, String entries) {
    return "MSH|^~\\&|HIS|H|ANJUAN|ARCHIVE|20260301%02d0000||MFN^%s|C%d|P|2.4|||AL|NE|CHN|UNICODE UTF-8\rMFI|x||UPD|||AL\r%s"
        .formatted(hour, event, hour, entries);
  }

  private String admission() {
    return "MSH|^~\\&|HIS|H|ANJUAN|ARCHIVE|20260301080000||ADT^A01|C1|P|2.4|||AL|NE|CHN|UNICODE UTF-8\rEVN|A01|20260301080000\rPID|1||R%s^^^HIS^MR||张建国||19570322|M\rPV1|1|I|W1||||||||||||||||Z%s\r"
        .formatted(name, name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
