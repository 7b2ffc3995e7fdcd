package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessDecision.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rule book, row by row. Everybody works at campus MAIN in cardiology (0301), is staff number
 * 1001 and has clearance 1.
 */
@Tag("SEC-3")
class AccessRulesCaseTests {
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

  @ParameterizedTest(name = "{0} and {1}: {2} {3} {4} {5}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          role           | record                       | SEARCH       | VIEW         | READ_TEXT    | DOWNLOAD
          RECORDS_STAFF  | own department               | yes          | yes          | yes          | yes
          RECORDS_STAFF  | other department             | yes          | yes          | yes          | yes
          RECORDS_STAFF  | other campus                 | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE
          RECORDS_STAFF  | treated on other campus      | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE
          RECORDS_STAFF  | at clearance                 | yes          | yes          | yes          | yes
          RECORDS_STAFF  | above clearance              | ABOVE_CLEARANCE | ABOVE_CLEARANCE | ABOVE_CLEARANCE | ABOVE_CLEARANCE
          RECORDS_STAFF  | sealed                       | SEALED       | SEALED       | SEALED       | SEALED
          PHYSICIAN      | own department               | yes          | yes          | yes          | NO_RIGHT
          PHYSICIAN      | same department other campus | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | NO_RIGHT
          PHYSICIAN      | other department             | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | NO_RIGHT
          PHYSICIAN      | treated in other department  | yes          | yes          | yes          | NO_RIGHT
          PHYSICIAN      | treated on other campus      | yes          | yes          | yes          | NO_RIGHT
          PHYSICIAN      | treated above clearance      | ABOVE_CLEARANCE | ABOVE_CLEARANCE | ABOVE_CLEARANCE | NO_RIGHT
          PHYSICIAN      | treated and sealed           | SEALED       | SEALED       | SEALED       | NO_RIGHT
          NURSE          | own department               | yes          | yes          | yes          | NO_RIGHT
          NURSE          | other department             | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | NO_RIGHT
          NURSE          | treated in other department  | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | NO_RIGHT
          NURSE          | other campus                 | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | NO_RIGHT
          NURSE          | above clearance              | ABOVE_CLEARANCE | ABOVE_CLEARANCE | ABOVE_CLEARANCE | NO_RIGHT
          NURSE          | sealed                       | SEALED       | SEALED       | SEALED       | NO_RIGHT
          QC_REVIEWER    | other department             | yes          | yes          | yes          | NO_RIGHT
          QC_REVIEWER    | other campus                 | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | NO_RIGHT
          COUNTER_CLERK  | other department             | yes          | yes          | yes          | yes
          COUNTER_CLERK  | other campus                 | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE | OUT_OF_SCOPE
          COUNTER_CLERK  | sealed                       | SEALED       | SEALED       | SEALED       | SEALED
          SYSTEM_ADMIN   | own department               | NO_RIGHT     | NO_RIGHT     | NO_RIGHT     | NO_RIGHT
          SECURITY_ADMIN | own department               | NO_RIGHT     | NO_RIGHT     | NO_RIGHT     | NO_RIGHT
          AUDIT_ADMIN    | own department               | NO_RIGHT     | NO_RIGHT     | NO_RIGHT     | NO_RIGHT
          AUDIT_ADMIN    | treated on other campus      | NO_RIGHT     | NO_RIGHT     | NO_RIGHT     | NO_RIGHT
          """)
  void everyRoleSeesWhatTheTableSays(
      Role role, String record, String search, String view, String readText, String download) {
    var facts = record(record);
    assertThat(answer(role, Action.SEARCH, facts)).as("SEARCH").isEqualTo(search);
    assertThat(answer(role, Action.VIEW, facts)).as("VIEW").isEqualTo(view);
    assertThat(answer(role, Action.READ_TEXT, facts)).as("READ_TEXT").isEqualTo(readText);
    assertThat(answer(role, Action.DOWNLOAD, facts)).as("DOWNLOAD").isEqualTo(download);
  }

  @Test
  void viewingBindsToTheWatermark() {
    assertThat(
            visit(actor(Role.NURSE)).require(Action.VIEW, record("own department")).obligations())
        .containsExactly(Obligation.WATERMARK);
  }

  @Test
  void departmentOfOneCampusDoesNotOpenTheSameDepartmentOfAnother() {
    var actor =
        person(Posting.at("MAIN", Role.NURSE, "0301"), Posting.at("EAST", Role.NURSE, "0402"));
    var scope = visit(actor).scope(Action.VIEW);
    assertThat(scope.matches(facts("EAST", "0301", "1002", 0, false))).isFalse();
    assertThat(scope.matches(facts("EAST", "0402", "1002", 0, false))).isTrue();
  }

  @Test
  void rightOfOneRoleDoesNotTravelToTheCampusOfAnother() {
    var actor =
        person(Posting.at("MAIN", Role.COUNTER_CLERK), Posting.at("EAST", Role.QC_REVIEWER));
    assertThat(visit(actor).decide(Action.VIEW, record("other campus")).isAllowed()).isTrue();
    assertThat(visit(actor).decide(Action.DOWNLOAD, record("other campus")))
        .isEqualTo(new Refused(RefusalReason.OUT_OF_SCOPE, Basis.NONE));
  }

  @Test
  void nurseWithoutDepartmentSeesNothing() {
    assertThat(visit(person(Posting.at("MAIN", Role.NURSE))).scope(Action.VIEW))
        .isEqualTo(AccessScope.none());
  }

  @Test
  void systemsAndTokensReachNoRecordWhateverTheirRights() {
    var token = Actor.token("his", "HIS", Set.of(Right.values()));
    assertThat(visit(token).decide(Action.VIEW, record("own department")).isAllowed()).isFalse();
    assertThat(visit(token).scope(Action.SEARCH).isNone()).isTrue();
    assertThat(visit(Actor.system("collector")).scope(Action.SEARCH).isNone()).isTrue();
    assertThat(Actor.system("collector").rights()).containsExactly(Right.INTAKE_PUSH);
  }

  @Test
  void requiringWhatIsRefusedFailsWithTheReasonAndNoFacts() {
    assertThatExceptionOfType(AccessRefused.class)
        .isThrownBy(() -> visit(actor(Role.NURSE)).require(Action.VIEW, record("other campus")))
        .withMessage("VIEW refused: OUT_OF_SCOPE");
  }

  @Test
  void nobodyHoldsTwoAdministratorsRoles() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            person(
                Posting.administrator(Role.SYSTEM_ADMIN), Posting.administrator(Role.AUDIT_ADMIN)));
  }

  @Test
  void onlyTheAuditAdministratorReadsTheAuditAndNoAdministratorReadsRecords() {
    for (var role : Role.values()) {
      assertThat(role.rights().contains(Right.AUDIT_READ))
          .as("%s", role)
          .isEqualTo(role == Role.AUDIT_ADMIN);
      if (role.isAdministrator()) {
        assertThat(role.rights())
            .doesNotContain(Right.RECORD_SEARCH, Right.RECORD_VIEW, Right.DOCUMENT_DOWNLOAD);
      }
    }
  }

  private String answer(Role role, Action action, RecordFacts facts) {
    return switch (visit(actor(role)).decide(action, facts)) {
      case Allowed _ -> "yes";
      case Refused refused -> refused.reason().name();
    };
  }

  private static Visit visit(Actor actor) {
    return new Visit(actor, NOW, "10.0.0.1", RulesInForce.NONE);
  }

  private static Actor actor(Role role) {
    return person(
        role.isAdministrator() ? Posting.administrator(role) : Posting.at("MAIN", role, "0301"));
  }

  private static Actor person(Posting... postings) {
    return Actor.person(
        new ActorId("zhao"),
        new StaffNumber("1001"),
        "赵医生",
        Set.copyOf(Arrays.asList(postings)),
        1);
  }

  private static RecordFacts record(String what) {
    return switch (what) {
      case "own department" -> facts("MAIN", "0301", "1002", 0, false);
      case "other department" -> facts("MAIN", "0402", "1002", 0, false);
      case "other campus" -> facts("EAST", "0402", "1002", 0, false);
      case "same department other campus" -> facts("EAST", "0301", "1002", 0, false);
      case "treated in other department" -> facts("MAIN", "0402", "1001", 0, false);
      case "treated on other campus" -> facts("EAST", "0402", "1001", 0, false);
      case "treated above clearance" -> facts("EAST", "0402", "1001", 2, false);
      case "treated and sealed" -> facts("MAIN", "0301", "1001", 0, true);
      case "at clearance" -> facts("MAIN", "0301", "1002", 1, false);
      case "above clearance" -> facts("MAIN", "0301", "1002", 2, false);
      case "sealed" -> facts("MAIN", "0301", "1002", 0, true);
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static RecordFacts facts(
      String campus, String department, String attending, int confidentiality, boolean sealed) {
    return new RecordFacts(
        "r1",
        "p1",
        campus,
        Set.of(department),
        Set.of(new StaffNumber(attending)),
        confidentiality,
        sealed,
        Set.of(),
        null);
  }
}
