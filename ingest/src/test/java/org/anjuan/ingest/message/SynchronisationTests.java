package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.organisation.StaffMember;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.Stated;
import org.anjuan.ingest.message.EventRule.Deed;
import org.anjuan.ingest.message.MessageMapping.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments, staff and patients by HL7 master files, SOAP events, FHIR resources and tables. */
@Tag("ING-11")
@Tag("IFC-3")
class SynchronisationTests extends ReceivingTests {
  @Autowired private Organisation organisation;

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
