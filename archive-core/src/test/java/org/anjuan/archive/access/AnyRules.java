package org.anjuan.archive.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Any actors, records, grants, tags, rules, places and times, of a small hospital. */
public final class AnyRules {
  public static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final List<String> CAMPUSES = List.of("MAIN", "EAST", "SOUTH");
  private static final List<String> DEPARTMENTS = List.of("0301", "0302", "0402", "W11", "W12");
  private static final List<String> STAFF = List.of("1001", "1002", "1003");
  private static final List<String> TAGS = List.of("DISPUTE", "DEATH", "VIP");
  private static final List<String> PEOPLE = List.of("zhao", "qian", "sun");
  private static final List<String> ADDRESSES = List.of("10.1.0.7", "10.2.0.7", "2001:db8::7");
  private static final List<String> RANGES = List.of("10.1.0.0/16", "10.2.0.0/16", "2001:db8::/64");
  public static final List<String> CATEGORIES = List.of("C0032", "C0034", "C0038", "X0001");

  private final Random random;

  public AnyRules(long seed) {
    this.random = new Random(seed);
  }

  public Visit visit(List<String> records) {
    var rules =
        new RulesInForce(
            several(4, () -> grant(records)),
            distinct(several(3, this::tag)),
            distinct(several(3, this::categoryRule)),
            distinct(several(3, this::place)));
    return new Visit(actor(), NOW, any(ADDRESSES), rules);
  }

  public Action action() {
    return Action.values()[random.nextInt(Action.values().length)];
  }

  Actor actor() {
    var postings = new HashSet<Posting>();
    var administrator = false;
    for (var i = random.nextInt(4); i > 0; i--) {
      var role = Role.values()[random.nextInt(Role.values().length)];
      if (!role.isAdministrator()) {
        postings.add(new Posting(role, any(CAMPUSES), some(DEPARTMENTS)));
      } else if (!administrator) {
        administrator = true;
        postings.add(Posting.administrator(role));
      }
    }
    var staffNumber = random.nextInt(5) == 0 ? null : new StaffNumber(any(STAFF));
    return Actor.person(new ActorId(any(PEOPLE)), staffNumber, "某人", postings, random.nextInt(3));
  }

  public RecordFacts facts(String record) {
    var treating = new HashSet<StaffNumber>();
    some(STAFF).forEach(number -> treating.add(new StaffNumber(number)));
    return new RecordFacts(
        record,
        chance(5) ? null : "p" + random.nextInt(4),
        any(CAMPUSES),
        some(DEPARTMENTS),
        treating,
        random.nextInt(4),
        chance(8),
        chance(2) ? Set.of() : some(TAGS),
        chance(4) ? null : NOW.minus(Duration.ofDays(random.nextInt(60))));
  }

  /** As the store gives them: only what concerns the actor, or nearly so. */
  private Grant grant(List<String> records) {
    var kind = Grant.Kind.values()[random.nextInt(3)];
    var campuses = chance(2) ? Set.<String>of() : Set.of(any(CAMPUSES));
    var reach =
        switch (kind) {
          case RECORDS ->
              new Reach(
                  campuses,
                  Set.of(),
                  null,
                  Set.copyOf(List.of(any(records), any(records))),
                  null,
                  Set.of(),
                  null,
                  null);
          case PATIENT ->
              new Reach(
                  campuses,
                  Set.of(),
                  null,
                  Set.of(),
                  "p" + random.nextInt(4),
                  Set.of(),
                  null,
                  null);
          case SEARCH -> searched(campuses);
        };
    var explicit = kind != Grant.Kind.SEARCH;
    var from = NOW.minus(Duration.ofDays(random.nextInt(5)));
    var until = from.plus(Duration.ofDays(1 + random.nextInt(6)));
    return new Grant(
        GrantId.next(NOW),
        "PERSON:zhao",
        new Beneficiary(Beneficiary.Kind.PERSON, "zhao"),
        kind,
        reach,
        Set.copyOf(List.of(Action.SEARCH, action(), action())),
        chance(2) ? Set.of() : some(CATEGORIES),
        null,
        explicit ? random.nextInt(4) : 0,
        explicit ? some(TAGS) : Set.of(),
        from,
        until,
        until,
        "理由",
        Grant.Origin.DIRECT,
        "secadmin",
        "安全管理员",
        NOW,
        null);
  }

  private Reach searched(Set<String> campuses) {
    return new Reach(
        campuses,
        some(DEPARTMENTS),
        null,
        Set.of(),
        null,
        some(TAGS),
        chance(2) ? null : NOW.minus(Duration.ofDays(40)),
        NOW.minus(Duration.ofDays(random.nextInt(20))));
  }

  private TagDefinition tag() {
    var code = any(TAGS);
    return new TagDefinition(
        new RuleId(code), code, code, "#ff0000", !chance(4), audience(), chance(2), !chance(6), 1);
  }

  private CategoryRule categoryRule() {
    var categories = some(CATEGORIES);
    return new CategoryRule(
        new RuleId("RULE" + random.nextInt(9)),
        "规则",
        chance(2) ? null : any(CAMPUSES),
        categories.isEmpty() ? Set.of("C0038") : categories,
        chance(3) ? Audience.NOBODY : audience(),
        chance(2) ? Audience.NOBODY : audience(),
        chance(2),
        chance(2) ? null : NOW.minus(Duration.ofDays(random.nextInt(3) - 1)),
        chance(2) ? null : NOW.plus(Duration.ofDays(random.nextInt(3) + 2)),
        "理由",
        !chance(6),
        1);
  }

  private NetworkPlace place() {
    var barred = chance(6);
    return new NetworkPlace(
        new RuleId("PLACE" + random.nextInt(9)),
        "地点",
        chance(3) ? null : any(CAMPUSES),
        List.of(new AddressRange(any(RANGES))),
        barred,
        barred ? Set.of() : Set.of(BulkWork.EXPORT, BulkWork.DOWNLOAD),
        "理由",
        !chance(4),
        1);
  }

  private Audience audience() {
    return new Audience(
        chance(2) ? Set.of() : Set.of(any(PEOPLE)),
        chance(2) ? Set.of() : Set.of(Role.values()[random.nextInt(Role.values().length)]),
        chance(2) ? Set.of() : some(DEPARTMENTS));
  }

  private <R extends Rule> List<R> distinct(List<R> rules) {
    var codes = new HashSet<RuleId>();
    return rules.stream().filter(rule -> codes.add(rule.id())).toList();
  }

  private <T> List<T> several(int most, Supplier<T> each) {
    var all = new ArrayList<T>();
    for (var i = random.nextInt(most + 1); i > 0; i--) {
      all.add(each.get());
    }
    return all;
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Set<String> some(List<String> values) {
    var chosen = new HashSet<String>();
    for (var i = random.nextInt(3); i > 0; i--) {
      chosen.add(any(values));
    }
    return chosen;
  }
}
