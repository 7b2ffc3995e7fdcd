package org.anjuan.web.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.access.Beneficiary;
import org.anjuan.archive.access.BulkWork;
import org.anjuan.archive.access.CategoryRule;
import org.anjuan.archive.access.CategoryTemplate;
import org.anjuan.archive.access.CodeRange;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Grants;
import org.anjuan.archive.access.NetworkPlace;
import org.anjuan.archive.access.Reach;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.Rule;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.archive.access.TagDefinition;
import org.anjuan.archive.access.TagRule;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.TagRun;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * A rule book to look at: tags that rules give, papers that are closed to some, grants that hold
 * and that have ended, a place for bulk work. Among the demonstration's people it takes something
 * from the counter clerk only. Done again, it adds what is missing.
 */
@Component
@ConditionalOnBooleanProperty("anjuan.demo.enabled")
class DemoRules {
  static final Set<Role> INSIDERS =
      Set.of(Role.RECORDS_STAFF, Role.QC_REVIEWER, Role.PHYSICIAN, Role.NURSE);

  /** This machine, and the networks that hospitals and containers use. */
  private static final List<AddressRange> INSIDE =
      List.of(
          new AddressRange("127.0.0.0/8"),
          new AddressRange("::1"),
          new AddressRange("10.0.0.0/8"),
          new AddressRange("172.16.0.0/12"),
          new AddressRange("192.168.0.0/16"));

  private final RuleStore<TagDefinition> tags;
  private final RuleStore<TagRule> tagRules;
  private final RuleStore<CategoryTemplate> templates;
  private final RuleStore<CategoryRule> categoryRules;
  private final RuleStore<NetworkPlace> places;
  private final Grants grants;
  private final MedicalRecords records;
  private final TagRun run;
  private final AuditTrail audit;
  private final Clock clock;

  DemoRules(
      RuleStore<TagDefinition> tags,
      RuleStore<TagRule> tagRules,
      RuleStore<CategoryTemplate> templates,
      RuleStore<CategoryRule> categoryRules,
      RuleStore<NetworkPlace> places,
      Grants grants,
      MedicalRecords records,
      TagRun run,
      AuditTrail audit,
      Clock clock) {
    this.tags = tags;
    this.tagRules = tagRules;
    this.templates = templates;
    this.categoryRules = categoryRules;
    this.places = places;
    this.grants = grants;
    this.records = records;
    this.run = run;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Puts the rules in force.
   *
   * @param giver who gives the grants
   */
  void put(Actor by, Actor giver, List<DemoFile.Listed> listed) {
    var insiders = new Audience(Set.of(), INSIDERS, Set.of());
    tag(by, "DEATH", "死亡", "Death", "#5c6b77", false, Audience.NOBODY);
    tag(by, "DISPUTE", "纠纷", "Dispute", "#c2410c", true, insiders);
    tag(by, "HIV", "HIV", "HIV", "#a21caf", true, Audience.roles(Role.RECORDS_STAFF));
    tag(by, "VIP", "VIP", "VIP", "#b45309", false, Audience.NOBODY);
    tag(by, "STAFF", "职工", "Staff", "#0e7490", false, Audience.NOBODY);
    rule(by, "DEATH", "死亡病案", 0, Set.of("5"), List.of(), Set.of());
    rule(by, "HIV", "HIV 相关诊断", 3, Set.of(), List.of("B20-B24", "Z21"), Set.of());
    for (var kind : List.of("VIP", "STAFF", "DISPUTE")) {
      var people =
          listed.stream()
              .filter(one -> one.tag().equals(kind))
              .map(one -> records.personHash(one.idNumber()))
              .collect(Collectors.toSet());
      if (!people.isEmpty()) {
        rule(by, kind, "名单：" + kind, kind.equals("VIP") ? 2 : 0, Set.of(), List.of(), people);
      }
    }
    add(
        by,
        templates,
        new CategoryTemplate(
            new RuleId("CONSULT"),
            "会诊常用",
            "For consultations",
            null,
            Set.of("C0032", "C0034", "C0011"),
            true,
            1));
    add(
        by,
        categoryRules,
        new CategoryRule(
            new RuleId("INFECTION_TESTS"),
            "输血同意书（含传染病筛查）",
            null,
            Set.of("C0028"),
            Audience.roles(Role.COUNTER_CLERK),
            Audience.persons("qc"),
            true,
            null,
            null,
            "含 HIV、梅毒、肝炎筛查结果，窗口不得查看",
            true,
            1));
    add(
        by,
        places,
        new NetworkPlace(
            new RuleId("RECORDS_ROOM"),
            "病案室与内网",
            null,
            INSIDE,
            false,
            Set.of(BulkWork.EXPORT, BulkWork.BATCH_PRINT, BulkWork.BATCH_SEARCH),
            "批量操作只在指定地点",
            true,
            1));
    give(giver);
    run.start();
  }

  private void give(Actor giver) {
    var filter = new Grants.Filter(null, null, null, null);
    if (!grants.list(filter, null, 1).grants().isEmpty()) {
      return;
    }
    var counter = new Beneficiary(Beneficiary.Kind.ROLE, Role.COUNTER_CLERK.name());
    var quality = new Beneficiary(Beneficiary.Kind.PERSON, "qc");
    var doctor = new Beneficiary(Beneficiary.Kind.PERSON, "doctor2");
    grant(giver, counter, Set.of("MAIN"), Set.of("DEATH"), -1, 30, "死亡病例讨论，复印窗口协助");
    grant(giver, quality, Set.of("MAIN", "EAST"), Set.of(), -7, 90, "年度归档病案专项检查");
    grant(giver, doctor, Set.of("MAIN"), Set.of(), -60, 30, "教学查房，已结束");
  }

  private void grant(
      Actor giver,
      Beneficiary to,
      Set<String> campuses,
      Set<String> marked,
      int startsIn,
      int days,
      String reason) {
    var from = clock.instant().plus(Duration.ofDays(startsIn));
    var grant =
        grants.draft(
            to,
            Grant.Kind.SEARCH,
            new Reach(campuses, Set.of(), null, Set.of(), null, marked, null, null),
            Set.of(Action.SEARCH, Action.VIEW),
            Set.of(),
            null,
            0,
            Set.of(),
            from,
            from.plus(Duration.ofDays(days)),
            reason,
            Grant.Origin.DIRECT,
            giver);
    audit.append(
        AuditEvent.of(giver, AuditAction.GRANT_GIVEN, clock.instant())
            .detail(grant.id() + " " + grant.holder() + " reason=" + reason));
    grants.add(grant);
  }

  private void tag(
      Actor by,
      String code,
      String name,
      String english,
      String colour,
      boolean restricting,
      Audience visitors) {
    add(
        by,
        tags,
        new TagDefinition(
            new RuleId(code), name, english, colour, restricting, visitors, true, true, 1));
  }

  private void rule(
      Actor by,
      String tag,
      String name,
      int confidentiality,
      Set<String> dispositions,
      List<String> diagnoses,
      Set<String> people) {
    var id = new RuleId(tag);
    var codes = diagnoses.stream().map(CodeRange::new).toList();
    add(
        by,
        tagRules,
        new TagRule(id, name, id, confidentiality, null, dispositions, codes, people, true, 1));
  }

  private <R extends Rule> void add(Actor by, RuleStore<R> store, R rule) {
    Optional<R> known = store.find(rule.id());
    if (known.isEmpty()) {
      audit.append(
          AuditEvent.of(by, AuditAction.ACCESS_RULE_SET, clock.instant())
              .detail(rule.getClass().getSimpleName() + " " + rule.id() + " revision=1"));
      store.put(rule);
    }
  }
}
