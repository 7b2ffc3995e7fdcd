package org.anjuan.web.people;

import static org.anjuan.web.people.Desk.SECURITY;
import static org.anjuan.web.people.Desk.SYSTEM;
import static org.anjuan.web.people.Desk.json;
import static org.anjuan.web.people.Desk.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.Username;
import org.anjuan.web.Doors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Rights by Excel, as the security administrator uses it and as somebody who would like more. */
@Tag("SYS-1")
@Tag("SEC-4")
@Tag("CAM-2")
@SpringBootTest(
    classes = PeopleTests.Application.class,
    properties = "anjuan.security.first-administrators.create=false")
class RightsSheetTests {
  private static final List<String> HEADING = List.of("用户名", "姓名", "角色", "院区", "科室", "密级", "版本");
  private static final String IMPORT = "/api/people/rights/import";

  private Desk desk;
  @Autowired private Accounts accounts;

  @BeforeEach
  void open(@Autowired WebApplicationContext context) {
    desk = Desk.open(context);
    desk.hire("zhao", "1001", Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    desk.hire("qian", "1002", Posting.at("MAIN", Role.NURSE, "0301"));
  }

  @Test
  void fileSaysWhatWouldBecomeOfEachRowAndDoesItOnlyWhenToldTo() {
    var file =
        sheet(
            HEADING,
            row("zhao", "医师", "MAIN", "", "2", "0"),
            row("zhao", "QC_REVIEWER", "EAST", "", "2", "0"),
            row("qian", "病案管理员", "MAIN", "", "0", "0"));
    var looked = take(IMPORT, file);
    assertThat(outcomes(looked)).containsExactly("CHANGED", "ADDED", "ADDED", "REMOVED");
    assertThat(looked.at("/lines/0/reason/zh").asString()).isEqualTo("原为：医师 MAIN 0301");
    assertThat(looked.at("/lines/3/reason/en").asString()).isEqualTo("taken away: NURSE MAIN 0301");
    assertThat(looked.get("applied").asBoolean()).isFalse();
    assertThat(postings("qian")).containsExactly(Posting.at("MAIN", Role.NURSE, "0301"));
    var done = take(IMPORT + "?apply=true", file);
    assertThat(done.get("applied").asBoolean()).isTrue();
    assertThat(postings("zhao"))
        .containsExactlyInAnyOrder(
            Posting.at("MAIN", Role.PHYSICIAN), Posting.at("EAST", Role.QC_REVIEWER));
    assertThat(postings("qian")).containsExactly(Posting.at("MAIN", Role.RECORDS_STAFF));
    assertThat(accounts.actor(new Username("zhao")).orElseThrow().clearance()).isEqualTo(2);
    var again = take(IMPORT + "?apply=true", file);
    assertThat(again.get("refused").asInt()).as("made from an older version").isEqualTo(3);
  }

  @Test
  void nothingIsDoneWhenARowIsRefusedUnlessTheGoodOnesAreAskedFor() {
    var file =
        sheet(
            HEADING,
            row("zhao", "PHYSICIAN", "EAST", "", "0", "0"),
            row("qian", "NURSE", "EAST", "0301", "0", "0"),
            row("nobody", "NURSE", "MAIN", "", "0", "0"));
    var whole = take(IMPORT + "?apply=true", file);
    assertThat(whole.get("applied").asBoolean()).isFalse();
    assertThat(outcomes(whole)).containsExactly("ADDED", "REMOVED", "REFUSED", "REFUSED");
    assertThat(postings("zhao")).containsExactly(Posting.at("MAIN", Role.PHYSICIAN, "0301"));
    var good = take(IMPORT + "?apply=true&goodRows=true", file);
    assertThat(good.get("applied").asBoolean()).isTrue();
    assertThat(good.get("refused").asInt()).isEqualTo(2);
    assertThat(postings("zhao")).containsExactly(Posting.at("EAST", Role.PHYSICIAN));
    assertThat(postings("qian")).containsExactly(Posting.at("MAIN", Role.NURSE, "0301"));
  }

  @Test
  void nobodyComesToHoldTwoAdministratorsRolesOrOneBesideAnother() {
    var file =
        sheet(
            HEADING,
            row("zhao", "系统管理员", "", "", "0", "0"),
            row("zhao", "审计管理员", "", "", "0", "0"),
            row("qian", "安全管理员", "", "", "0", "0"),
            row("qian", "护士", "MAIN", "0301", "0", "0"));
    var done = take(IMPORT + "?apply=true&goodRows=true", file);
    assertThat(outcomes(done)).containsOnly("REFUSED");
    assertThat(done.at("/lines/0/reason/en").asString()).contains("stands alone");
    assertThat(postings("zhao")).containsExactly(Posting.at("MAIN", Role.PHYSICIAN, "0301"));
  }

  @Test
  void ownRightsAndTheLastAdministratorStay() {
    var own = sheet(HEADING, row("chief", "护士", "MAIN", "", "0", "0"));
    assertThat(outcomes(take(IMPORT + "?apply=true", own))).containsExactly("REFUSED");
    desk.hire("auditor", "1003", Posting.administrator(Role.AUDIT_ADMIN));
    var last = sheet(HEADING, row("auditor", "护士", "MAIN", "", "0", "0"));
    var looked = take(IMPORT, last);
    assertThat(outcomes(looked)).as("said before it is tried").containsExactly("REFUSED");
    var handedOn =
        sheet(
            HEADING,
            row("auditor", "护士", "MAIN", "", "0", "0"),
            row("qian", "审计管理员", "", "", "0", "0"));
    assertThat(take(IMPORT, handedOn).get("refused").asInt()).isZero();
  }

  @Test
  void exportComesBackUnchanged() {
    desk.hire("new", "1004");
    var exported = desk.send(SECURITY, "GET", "/api/people/rights/export", null, null);
    assertThat(exported.getStatus()).isEqualTo(200);
    var back = take(IMPORT + "?apply=true", exported.getContentAsByteArray());
    assertThat(back.get("same").asInt()).isEqualTo(4);
    assertThat(back.get("lines")).isEmpty();
    assertThat(desk.send(SYSTEM, "GET", "/api/people/rights/export", null, null).getStatus())
        .isEqualTo(403);
  }

  @Test
  void oneBadRowRefusesTheOtherRowsOfTheSamePerson() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "x", "1.0")) {
      var sheet = book.newWorksheet("x");
      var rows = List.of(HEADING, row("zhao", "医师", "MAIN", "", "0", "0"));
      for (var r = 0; r < rows.size(); r++) {
        for (var c = 0; c < HEADING.size(); c++) {
          sheet.value(r, c, rows.get(r).get(c));
        }
      }
      sheet.value(2, 0, "zhao");
      sheet.formula(2, 2, "HYPERLINK(\"http://x\")");
    }
    var looked = take(IMPORT, out.toByteArray());
    assertThat(outcomes(looked)).containsExactly("REFUSED", "REFUSED");
    assertThat(looked.at("/lines/1/reason/en").asString()).isEqualTo("Formulas are not taken");
  }

  @Test
  @Tag("SEC-12")
  void eachChangeIsOnRecord(@Autowired AuditTrail trail) {
    var file = sheet(HEADING, row("zhao", "医师", "EAST", "", "1", "0"));
    take(IMPORT + "?apply=true", file);
    desk.send(SECURITY, "GET", "/api/people/rights/export", null, null);
    assertThat(Doors.everything(trail))
        .extracting(entry -> entry.event().action().name() + " " + entry.event().detail())
        .contains("PEOPLE_IMPORTED rights", "PEOPLE_EXPORTED rights 3")
        .anySatisfy(
            event -> assertThat(event).startsWith("RIGHTS_CHANGED zhao: [Posting[role=PHY"));
  }

  private JsonNode take(String path, byte[] file) {
    var answer = desk.upload(SECURITY, path, file);
    assertThat(answer.getStatus()).isEqualTo(200);
    return json(answer);
  }

  private Iterable<Posting> postings(String username) {
    return accounts.actor(new Username(username)).orElseThrow().postings();
  }

  private static List<String> outcomes(JsonNode report) {
    return report.get("lines").valueStream().map(line -> line.get("outcome").asString()).toList();
  }

  private static List<String> row(
      String username,
      String role,
      String campus,
      String departments,
      String clearance,
      String version) {
    return List.of(username, "", role, campus, departments, clearance, version);
  }
}
