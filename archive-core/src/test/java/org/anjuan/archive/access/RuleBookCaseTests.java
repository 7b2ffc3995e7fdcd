package org.anjuan.archive.access;

import static org.anjuan.archive.access.RefusalReason.ABOVE_CLEARANCE;
import static org.anjuan.archive.access.RefusalReason.BARRED_PLACE;
import static org.anjuan.archive.access.RefusalReason.CATEGORY_CLOSED;
import static org.anjuan.archive.access.RefusalReason.NOT_A_DESIGNATED_PLACE;
import static org.anjuan.archive.access.RefusalReason.NO_RIGHT;
import static org.anjuan.archive.access.RefusalReason.OUT_OF_SCOPE;
import static org.anjuan.archive.access.RefusalReason.SEALED;
import static org.anjuan.archive.access.RefusalReason.TAG_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessDecision.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What beats what, one claim each. The doctor is in cardiology (0301) of MAIN, clearance 0. */
class RuleBookCaseTests {
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final String NOTES = "C0038";

  @Test
  @Tag("BRW-3")
  void grantOpensARecordOfAnotherDepartmentUntilItEnds() {
    var grant = grant(Set.of(), 0, Set.of());
    var facts = facts("EAST", "0402", 0, false, Set.of());
    var yes = (Allowed) visit(grant).decide(Action.VIEW, facts);
    assertThat(yes.until()).isEqualTo(grant.until());
    assertThat(yes.basis().id()).isEqualTo(grant.id().value());
    assertThat(reason(later(grant, grant.until()), Action.VIEW, facts)).isEqualTo(OUT_OF_SCOPE);
    assertThat(reason(later(grant, grant.from().minusMillis(1)), Action.VIEW, facts))
        .isEqualTo(OUT_OF_SCOPE);
    assertThat(later(grant, grant.until().minusMillis(1)).decide(Action.VIEW, facts).isAllowed())
        .isTrue();
  }

  @Test
  @Tag("BRW-3")
  void grantGivesTheActionsItNamesAndNoOther() {
    var facts = facts("MAIN", "0301", 0, false, Set.of());
    assertThat(reason(visit(), Action.DOWNLOAD, facts)).isEqualTo(NO_RIGHT);
    assertThat(visit(grant(Set.of(), 0, Set.of())).decide(Action.DOWNLOAD, facts).isAllowed())
        .isTrue();
    assertThat(reason(visit(grant(Set.of(), 0, Set.of())), Action.EXPORT, facts))
        .isEqualTo(NO_RIGHT);
  }

  @Test
  @Tag("BRW-3")
  void grantNeverOpensASealedRecord() {
    var facts = facts("MAIN", "0301", 0, true, Set.of());
    assertThat(reason(visit(grant(Set.of(), 9, Set.of("DISPUTE"))), Action.VIEW, facts))
        .isEqualTo(SEALED);
  }

  @Test
  @Tag("SEC-5")
  void grantLiftsConfidentialityOnlyAsFarAsItSays() {
    var facts = facts("MAIN", "0301", 2, false, Set.of());
    assertThat(reason(visit(grant(Set.of(), 1, Set.of())), Action.VIEW, facts))
        .isEqualTo(ABOVE_CLEARANCE);
    assertThat(visit(grant(Set.of(), 2, Set.of())).decide(Action.VIEW, facts).isAllowed()).isTrue();
  }

  @Test
  @Tag("TAG-1")
  void restrictingTagClosesTheRecordToAllButItsVisitors() {
    var facts = facts("MAIN", "0301", 0, false, Set.of("DISPUTE"));
    assertThat(reason(visit(tag(Audience.NOBODY, false)), Action.VIEW, facts))
        .isEqualTo(TAG_CLOSED);
    assertThat(visit(tag(Audience.persons("zhao"), false)).decide(Action.VIEW, facts).isAllowed())
        .isTrue();
    assertThat(
            visit(tag(Audience.roles(Role.PHYSICIAN), false))
                .decide(Action.VIEW, facts)
                .isAllowed())
        .isTrue();
    assertThat(
            visit(tag(new Audience(Set.of(), Set.of(), Set.of("0301")), false))
                .decide(Action.VIEW, facts)
                .isAllowed())
        .isTrue();
    assertThat(
            ((Refused) visit(tag(Audience.NOBODY, false)).decide(Action.VIEW, facts)).basis().id())
        .isEqualTo("DISPUTE");
  }

  @Test
  @Tag("TAG-1")
  void tagStaysOpenToThoseWhoTreatedWhenItSaysSo() {
    var treated = facts("EAST", "0402", "1001", 0, false, Set.of("DISPUTE"));
    assertThat(visit(tag(Audience.NOBODY, true)).decide(Action.VIEW, treated).isAllowed()).isTrue();
    assertThat(reason(visit(tag(Audience.NOBODY, false)), Action.VIEW, treated))
        .isEqualTo(TAG_CLOSED);
  }

  @Test
  @Tag("TAG-1")
  void grantOpensAClosingTagOnlyWhenItNamesIt() {
    var facts = facts("MAIN", "0301", 0, false, Set.of("DISPUTE"));
    var tag = tag(Audience.NOBODY, false);
    var silent = rules(List.of(grant(Set.of(), 0, Set.of())), tag.tags(), List.of(), List.of());
    var naming =
        rules(List.of(grant(Set.of(), 0, Set.of("DISPUTE"))), tag.tags(), List.of(), List.of());
    assertThat(reason(visit(silent), Action.VIEW, facts)).isEqualTo(TAG_CLOSED);
    assertThat(visit(naming).decide(Action.VIEW, facts).isAllowed()).isTrue();
  }

  @Test
  @Tag("SEC-13")
  @Tag("SEC-9")
  void categoryRuleClosesAPartWhileTheRestStaysOpen() {
    var facts = facts("MAIN", "0301", 0, false, Set.of());
    var rules = closing(Audience.roles(Role.PHYSICIAN), Audience.NOBODY, false, null);
    var yes = (Allowed) visit(rules).decide(Action.VIEW, facts);
    assertThat(yes.parts().opens(NOTES)).isFalse();
    assertThat(yes.parts().opens("C0034")).isTrue();
    assertThat(((Refused) visit(rules).decide(Action.VIEW, facts, NOTES)))
        .isEqualTo(
            new Refused(CATEGORY_CLOSED, new Basis(Basis.Kind.CATEGORY_RULE, "NOTES", "病程不对外")));
    var elsewhere = closing(Audience.roles(Role.NURSE), Audience.NOBODY, false, null);
    assertThat(visit(elsewhere).decide(Action.VIEW, facts, NOTES).isAllowed()).isTrue();
  }

  @Test
  @Tag("SEC-7")
  void categoryRuleSparesItsNamedVisitorsAndEndsWithItsPeriod() {
    var facts = facts("MAIN", "0301", 0, false, Set.of());
    var visitor = closing(Audience.NOBODY, Audience.persons("zhao"), false, null);
    assertThat(visit(visitor).decide(Action.VIEW, facts, NOTES).isAllowed()).isTrue();
    var over = closing(Audience.NOBODY, Audience.NOBODY, false, NOW);
    assertThat(visit(over).decide(Action.VIEW, facts, NOTES).isAllowed()).isTrue();
    var treated = facts("MAIN", "0301", "1001", 0, false, Set.of());
    var sparing = closing(Audience.NOBODY, Audience.NOBODY, true, null);
    assertThat(visit(sparing).decide(Action.VIEW, treated, NOTES).isAllowed()).isTrue();
    assertThat(visit(sparing).decide(Action.VIEW, facts, NOTES).isAllowed()).isFalse();
  }

  @Test
  @Tag("SEC-7")
  @Tag("TPL-1")
  void grantThatNamesCategoriesOpensThemAndNoOther() {
    var facts = facts("EAST", "0402", 0, false, Set.of());
    var closing = closing(Audience.NOBODY, Audience.NOBODY, false, null).categoryRules();
    var naming = rules(List.of(grant(Set.of(NOTES), 0, Set.of())), List.of(), closing, List.of());
    assertThat(visit(naming).decide(Action.VIEW, facts, NOTES).isAllowed()).isTrue();
    assertThat(reason(visit(naming), Action.VIEW, facts, "C0034")).isEqualTo(CATEGORY_CLOSED);
    var whole = rules(List.of(grant(Set.of(), 0, Set.of())), List.of(), closing, List.of());
    assertThat(reason(visit(whole), Action.VIEW, facts, NOTES)).isEqualTo(CATEGORY_CLOSED);
  }

  @Test
  @Tag("SEC-7")
  void recordWithoutAnOpenFrontPageIsNotFoundBySearching() {
    var facts = facts("EAST", "0402", 0, false, Set.of());
    var naming = visit(grant(Set.of(NOTES), 0, Set.of()));
    assertThat(naming.decide(Action.VIEW, facts).isAllowed()).isTrue();
    assertThat(reason(naming, Action.SEARCH, facts)).isEqualTo(CATEGORY_CLOSED);
  }

  @Test
  @Tag("BRW-5")
  void nothingIsDoneFromABarredAddressAndLoopbackIsNeverBarred() {
    var facts = facts("MAIN", "0301", 0, false, Set.of());
    var rules = rules(List.of(), List.of(), List.of(), List.of(place("10.0.0.0/8", null, true)));
    assertThat(reason(visit(rules), Action.VIEW, facts)).isEqualTo(BARRED_PLACE);
    assertThat(visit(rules).scope(Action.SEARCH).isNone()).isTrue();
    var everywhere =
        rules(List.of(), List.of(), List.of(), List.of(place("127.0.0.0/8", null, true)));
    assertThat(
            new Visit(doctor(), NOW, "127.0.0.1", everywhere)
                .decide(Action.VIEW, facts)
                .isAllowed())
        .isTrue();
  }

  @Test
  @Tag("SEC-11")
  void bulkWorkIsDoneFromDesignatedPlacesOnlyOnceThereIsOne() {
    var facts = facts("MAIN", "0402", 0, false, Set.of());
    var clerk =
        Actor.person(
            new ActorId("clerk"), null, "窗口", Set.of(Posting.at("MAIN", Role.COUNTER_CLERK)), 0);
    var none = new Visit(clerk, NOW, "10.0.0.1", RulesInForce.NONE);
    assertThat(none.decide(Action.EXPORT, facts).isAllowed()).isTrue();
    var rules =
        rules(List.of(), List.of(), List.of(), List.of(place("10.9.0.0/16", "MAIN", false)));
    assertThat(reason(new Visit(clerk, NOW, "10.0.0.1", rules), Action.EXPORT, facts))
        .isEqualTo(NOT_A_DESIGNATED_PLACE);
    assertThat(new Visit(clerk, NOW, "10.9.3.4", rules).decide(Action.EXPORT, facts).isAllowed())
        .isTrue();
    assertThat(new Visit(clerk, NOW, "10.0.0.1", rules).decide(Action.VIEW, facts).isAllowed())
        .isTrue();
    assertThat(
            new Visit(clerk, NOW, "10.0.0.1", rules)
                .closedTo(BulkWork.EXPORT, Set.of("MAIN", "EAST")))
        .containsExactly("MAIN");
  }

  @Test
  @Tag("CAM-2")
  void grantReachesAcrossCampusesAndAdministratorsByNone() {
    var facts = facts("EAST", "0402", 0, false, Set.of());
    assertThat(visit(grant(Set.of(), 0, Set.of())).decide(Action.VIEW, facts).isAllowed()).isTrue();
    var administrator =
        Actor.person(
            new ActorId("zhao"), null, "管理员", Set.of(Posting.administrator(Role.SYSTEM_ADMIN)), 0);
    var rules = rules(List.of(grant(Set.of(), 0, Set.of())), List.of(), List.of(), List.of());
    assertThat(reason(new Visit(administrator, NOW, null, rules), Action.VIEW, facts))
        .isEqualTo(NO_RIGHT);
  }

  private static Visit visit(Grant... grants) {
    return visit(rules(List.of(grants), List.of(), List.of(), List.of()));
  }

  private static Visit visit(RulesInForce rules) {
    return new Visit(doctor(), NOW, "10.0.0.1", rules);
  }

  private static Visit later(Grant grant, Instant at) {
    return new Visit(
        doctor(), at, "10.0.0.1", rules(List.of(grant), List.of(), List.of(), List.of()));
  }

  private static RulesInForce rules(
      List<Grant> grants,
      List<TagDefinition> tags,
      List<CategoryRule> categoryRules,
      List<NetworkPlace> places) {
    return new RulesInForce(grants, tags, categoryRules, places);
  }

  private static Actor doctor() {
    return Actor.person(
        new ActorId("zhao"),
        new StaffNumber("1001"),
        "赵医生",
        Set.of(Posting.at("MAIN", Role.PHYSICIAN, "0301")),
        0);
  }

  private static RulesInForce tag(Audience visitors, boolean openToTreating) {
    return rules(
        List.of(),
        List.of(
            new TagDefinition(
                new RuleId("DISPUTE"),
                "纠纷",
                "Dispute",
                "#ff0000",
                true,
                visitors,
                openToTreating,
                true,
                1)),
        List.of(),
        List.of());
  }

  private static RulesInForce closing(
      Audience closedTo, Audience visitors, boolean openToTreating, @Nullable Instant until) {
    return rules(
        List.of(),
        List.of(),
        List.of(
            new CategoryRule(
                new RuleId("NOTES"),
                "病程不对外",
                null,
                Set.of(NOTES),
                closedTo,
                visitors,
                openToTreating,
                null,
                until,
                "医务处规定",
                true,
                1)),
        List.of());
  }

  private static NetworkPlace place(String range, @Nullable String campus, boolean barred) {
    return new NetworkPlace(
        new RuleId("PLACE"),
        "地点",
        campus,
        List.of(new AddressRange(range)),
        barred,
        barred ? Set.of() : Set.of(BulkWork.EXPORT),
        "理由",
        true,
        1);
  }

  private static Grant grant(Set<String> categories, int clearance, Set<String> opensTags) {
    var until = NOW.plus(Duration.ofDays(1));
    return new Grant(
        GrantId.next(NOW),
        "PERSON:zhao",
        new Beneficiary(Beneficiary.Kind.PERSON, "zhao"),
        Grant.Kind.RECORDS,
        new Reach(Set.of(), Set.of(), null, Set.of("r1"), null, Set.of(), null, null),
        Set.of(Action.SEARCH, Action.VIEW, Action.DOWNLOAD),
        categories,
        null,
        clearance,
        opensTags,
        NOW,
        until,
        until,
        "会诊",
        Grant.Origin.DIRECT,
        "secadmin",
        "安全管理员",
        NOW,
        null);
  }

  private static RecordFacts facts(
      String campus, String department, int level, boolean sealed, Set<String> tags) {
    return facts(campus, department, "1002", level, sealed, tags);
  }

  private static RecordFacts facts(
      String campus,
      String department,
      String attending,
      int level,
      boolean sealed,
      Set<String> tags) {
    return new RecordFacts(
        "r1",
        "p1",
        campus,
        Set.of(department),
        Set.of(new StaffNumber(attending)),
        level,
        sealed,
        tags,
        null);
  }

  private static RefusalReason reason(Visit visit, Action action, RecordFacts facts) {
    return ((Refused) visit.decide(action, facts)).reason();
  }

  private static RefusalReason reason(
      Visit visit, Action action, RecordFacts facts, String category) {
    return ((Refused) visit.decide(action, facts, category)).reason();
  }
}
