package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.AccessScope;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.AnyRules;
import org.anjuan.archive.access.RecordFacts;
import org.anjuan.archive.access.StaffNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any rules, any records: what the index finds is what the rule book allows, record by record and
 * page by page.
 */
@Tag("SEC-3")
@Tag("SEC-5")
@Tag("SEC-7")
@Tag("SEC-9")
@Tag("TAG-1")
class ScopeEquivalenceTests {
  private static final long SEED = 20_261_120L;
  private static final int RECORDS = 60;
  private static final int VISITS = 80;

  private static final List<RecordFacts> FACTS = new ArrayList<>();
  private static TestArchive archive;
  private static AnyRules any;

  @BeforeAll
  static void fill() {
    any = new AnyRules(SEED);
    archive = new TestArchive();
    var all = new ArrayList<DocumentPages>();
    for (int i = 0; i < RECORDS; i++) {
      var facts = any.facts("r" + i);
      FACTS.add(facts);
      archive.index.put(entry(facts));
      for (var category : AnyRules.CATEGORIES) {
        all.add(
            new DocumentPages(
                entry(facts),
                new DocumentEntry(
                    "d" + i + category,
                    1,
                    1,
                    category,
                    category,
                    "文书",
                    "EMR",
                    null,
                    null,
                    "application/pdf"),
                List.of(new PageEntry(1, "患者咳嗽三天", "LAYER"))));
      }
    }
    archive.index.put(all);
    archive.index.refresh();
  }

  @AfterAll
  static void drop() {
    archive.close();
  }

  @Test
  void indexFindsWhatTheRuleBookAllowsAndNothingElse() {
    var ids = FACTS.stream().map(RecordFacts::record).toList();
    var found = 0;
    var inPart = 0;
    for (int i = 0; i < VISITS; i++) {
      var visit = any.visit(ids);
      var scope = visit.scope(Action.SEARCH);
      var allowed =
          FACTS.stream()
              .filter(facts -> visit.decide(Action.SEARCH, facts).isAllowed())
              .map(RecordFacts::record)
              .collect(Collectors.toSet());
      var listed = search("", Set.of(), scope);
      assertThat(listed).as("seed %s, visit %s", SEED, i).isEqualTo(allowed);
      found += listed.size();
      for (var category : AnyRules.CATEGORIES) {
        var open =
            FACTS.stream()
                .filter(facts -> visit.decide(Action.SEARCH, facts, category).isAllowed())
                .map(RecordFacts::record)
                .collect(Collectors.toSet());
        assertThat(search("咳嗽", Set.of(category), scope))
            .as("seed %s, visit %s, pages of %s", SEED, i, category)
            .isEqualTo(open);
        inPart += allowed.size() - open.size();
      }
    }
    assertThat(found).as("the generator opens something").isGreaterThan(150);
    assertThat(inPart).as("and closes parts").isGreaterThan(20);
  }

  @Test
  void facetsCountWhatIsOpenOnly() {
    var ids = FACTS.stream().map(RecordFacts::record).toList();
    for (int i = 0; i < 20; i++) {
      var visit = any.visit(ids);
      var answer = archive.search.search(query("咳嗽", Set.of(), visit.scope(Action.SEARCH)));
      var facets = answer.facets();
      assertThat(facets).isNotNull();
      for (var count : facets.category()) {
        var open =
            FACTS.stream()
                .filter(facts -> visit.decide(Action.SEARCH, facts, count.value()).isAllowed())
                .count();
        assertThat(count.records()).as("visit %s, %s", i, count.value()).isEqualTo(open);
      }
    }
  }

  private static Set<String> search(String text, Set<String> categories, AccessScope scope) {
    var found = new HashSet<String>();
    var result = archive.search.search(query(text, categories, scope));
    result.records().forEach(hit -> found.add(hit.recordId()));
    assertThat(result.total()).isEqualTo(found.size());
    return found;
  }

  private static SearchQuery query(String text, Set<String> categories, AccessScope scope) {
    return new SearchQuery(
        text,
        new SearchQuery.Filters(
            Set.of(), Set.of(), categories, Set.of(), Set.of(), Set.of(), Set.of(), null, null),
        ScopeFilter.of(scope),
        SearchQuery.Order.RELEVANCE,
        SearchQuery.MAX_SIZE,
        null);
  }

  private static RecordEntry entry(RecordFacts facts) {
    return new RecordEntry(
        facts.record(),
        1,
        new RecordEntry.Numbers(null, "ZY" + facts.record(), 1),
        new RecordEntry.Patient("张建国", "1", null),
        new RecordEntry.Stay(
            facts.campus(),
            null,
            null,
            null,
            null,
            facts.dischargedAt(),
            null,
            null,
            null,
            null,
            null),
        new RecordEntry.Protection(
            facts.confidentiality(),
            facts.sealed(),
            facts.departments(),
            facts.treating().stream().map(StaffNumber::value).collect(Collectors.toSet()),
            facts.patient()),
        List.of(),
        List.of(),
        "ARCHIVED",
        facts.tags(),
        4,
        4,
        "",
        Instant.parse("2026-03-11T02:00:00Z"));
  }
}
