package org.anjuan.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.AccessScope;
import org.anjuan.archive.access.AccessScope.CampusLimit;
import org.anjuan.archive.access.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Which records a searcher may find: those of any clause. No clause, no record. Applied inside
 * every query. Of a record, its own entry and the pages of open categories are found; which those
 * are is what all clauses say together that hold for the record.
 *
 * @param clauses empty: nothing is found
 * @param limit campuses that are closed whatever the clauses say
 */
public record ScopeFilter(List<Clause> clauses, CampusLimit limit) {

  /**
   * All of its conditions hold together.
   *
   * @param campuses empty: any
   * @param departments one of the stay's departments or wards is one of these; empty: any
   * @param treating staff number of someone who treated the patient; null: anybody
   * @param sealedAllowed sealed records too; otherwise they are outside
   */
  public record Clause(
      Set<String> campuses,
      Set<String> departments,
      @Nullable String treating,
      int maxConfidentiality,
      boolean sealedAllowed,
      Narrowing narrowing) {

    public Clause {
      campuses = Set.copyOf(campuses);
      departments = Set.copyOf(departments);
    }

    /** Whole records. */
    public Clause(
        Set<String> campuses,
        Set<String> departments,
        @Nullable String treating,
        int maxConfidentiality,
        boolean sealedAllowed) {
      this(campuses, departments, treating, maxConfidentiality, sealedAllowed, Narrowing.NONE);
    }

    private Clause withRecords(Set<String> records) {
      return new Clause(
          campuses,
          departments,
          treating,
          maxConfidentiality,
          sealedAllowed,
          narrowing.withRecords(records));
    }
  }

  /**
   * What some clauses say besides; an empty set means any.
   *
   * @param closedTags the record has none of these
   * @param parts what of the record is open
   * @param partsAt the same for records of some campuses
   */
  public record Narrowing(
      Set<String> records,
      @Nullable String patient,
      Set<String> tags,
      @Nullable Instant dischargedFrom,
      @Nullable Instant dischargedBefore,
      Set<String> closedTags,
      Parts parts,
      Map<String, Parts> partsAt) {
    static final Narrowing NONE =
        new Narrowing(Set.of(), null, Set.of(), null, null, Set.of(), Parts.ALL, Map.of());

    public Narrowing {
      records = Set.copyOf(records);
      tags = Set.copyOf(tags);
      closedTags = Set.copyOf(closedTags);
      partsAt = Map.copyOf(partsAt);
    }

    boolean isWhole() {
      return parts.isAll() && partsAt.values().stream().allMatch(Parts::isAll);
    }

    private Narrowing withRecords(Set<String> all) {
      return new Narrowing(
          all, patient, tags, dischargedFrom, dischargedBefore, closedTags, parts, partsAt);
    }
  }

  public ScopeFilter {
    clauses = List.copyOf(clauses);
  }

  public ScopeFilter(List<Clause> clauses) {
    this(clauses, CampusLimit.NONE);
  }

  public static ScopeFilter nothing() {
    return new ScopeFilter(List.of());
  }

  /** The rule book's scope for being found. Grants on records that say the same become one. */
  public static ScopeFilter of(AccessScope scope) {
    var named = new LinkedHashMap<Clause, Set<String>>();
    var all = new ArrayList<Clause>();
    for (var clause : scope.clauses()) {
      var translated = clause(clause);
      var records = translated.narrowing().records();
      if (records.isEmpty()) {
        all.add(translated);
      } else {
        named
            .computeIfAbsent(translated.withRecords(Set.of()), _ -> new HashSet<>())
            .addAll(records);
      }
    }
    named.forEach((clause, records) -> all.add(clause.withRecords(records)));
    return new ScopeFilter(all.stream().distinct().toList(), scope.limit());
  }

  private static Clause clause(org.anjuan.archive.access.Clause clause) {
    var reach = clause.reach();
    var treating = reach.treating();
    var partsAt = new LinkedHashMap<String, Parts>();
    clause.campusesWithClosings().forEach(at -> partsAt.put(at, clause.partsAt(at)));
    return new Clause(
        reach.campuses(),
        reach.departments(),
        treating == null ? null : treating.value(),
        clause.maxConfidentiality(),
        false,
        new Narrowing(
            reach.records(),
            reach.patient(),
            reach.tags(),
            reach.dischargedFrom(),
            reach.dischargedBefore(),
            clause.closedTags(),
            clause.partsElsewhere(),
            partsAt));
  }

  boolean isNothing() {
    return clauses.isEmpty();
  }
}
