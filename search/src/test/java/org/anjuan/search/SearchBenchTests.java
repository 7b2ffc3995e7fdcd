package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.anjuan.search.IndexRebuild.RecordContent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search as the application makes it (scope of a ward doctor, facets, grouping, excerpts) against
 * the bare match query on the same index. Every question is new to the engine, both kinds take
 * turns, the first ones are not counted.
 */
@Tag("bench")
class SearchBenchTests {

  private static final int PAGES = Integer.getInteger("bench.pages", 200_000);
  private static final int PAGES_PER_RECORD = 50;
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 2_500);
  private static final int QUESTIONS = Integer.getInteger("bench.questions", 400);

  private static final ScopeFilter WARD_DOCTOR =
      new ScopeFilter(
          List.of(
              new ScopeFilter.Clause(
                  Set.of("MAIN"), Set.of("0301", "0302", "0303", "0304", "0305"), null, 2, false),
              new ScopeFilter.Clause(Set.of(), Set.of(), "1007", 3, false)));

  private final MedicalText text = new MedicalText(42);
  private final Random random = new Random(42);

  @Test
  void searchAgainstTheBareMatchQuery() throws IOException {
    boolean kept = System.getProperty("anjuan.test.elasticsearch") != null;
    var archive = kept ? new TestArchive("bench-") : new TestArchive();
    try {
      if (count(archive) < PAGES) {
        long began = System.nanoTime();
        archive.rebuild.run(source(), (done, total) -> {});
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
            "indexed %d pages in %.0f s: %.0f pages/s%n", PAGES, seconds, PAGES / seconds);
      }
      assertThat(count(archive)).isGreaterThanOrEqualTo(PAGES);
      compare(archive);
    } finally {
      if (!kept) {
        archive.close();
      }
    }
  }

  private static long count(TestArchive archive) throws IOException {
    return SearchEngines.client().count(c -> c.index(archive.names.pages())).count();
  }

  private void compare(TestArchive archive) throws IOException {
    var bare = new long[QUESTIONS];
    var full = new long[QUESTIONS];
    var first = new long[QUESTIONS];
    var named = new long[QUESTIONS];
    var facets = new long[QUESTIONS];
    var second = new long[QUESTIONS];
    var matches = new long[QUESTIONS];
    for (int i = -WARM_UP; i < QUESTIONS; i++) {
      var question = text.question();
      var parsed = QueryText.parse(question, TestArchive.folding());
      int at = Math.max(i, 0);
      if (i % 2 == 0) {
        bare[at] = time(() -> bare(archive, question));
        full[at] = time(() -> full(archive, question));
      } else {
        full[at] = time(() -> full(archive, question));
        bare[at] = time(() -> bare(archive, question));
      }
      if (i < 0) {
        continue;
      }
      // The parts again, each alone. What counts passes by the engine's request cache, which has
      // the answer that was just given.
      var query = query(question);
      first[at] = time(() -> archive.ranking.byRelevance(query, parsed, null));
      var ranked = archive.ranking.byRelevance(query, parsed, null);
      var names = notCached(archive.queries.recordsFound(query, parsed));
      named[at] = time(() -> archive.requests.send(names));
      var found = archive.requests.send(names);
      var records = FacetCounts.recordsOf(found);
      var facetsAlone =
          notCached(
              records == null
                  ? archive.queries.facetsOfPages(query, parsed)
                  : archive.queries.facetsOf(records, query));
      facets[at] = time(() -> archive.requests.send(facetsAlone));
      second[at] = time(() -> archive.pages.of(ranked.recordIds(), query, parsed));
      matches[at] = matches(archive.queries.facetsOfPages(query, parsed));
    }
    Arrays.sort(matches);
    for (int percent : new int[] {10, 50, 90, 99}) {
      System.out.printf(
          "%-22s p%d %d%n", "pages in scope", percent, matches[QUESTIONS * percent / 100]);
    }
    print("search", full, bare);
    print("records in order", first, bare);
    print("their best pages", second, bare);
    print("records found", named, bare);
    print("their facets", facets, bare);
  }

  private static SearchRequest notCached(SearchRequest request) {
    return request.rebuild().requestCache(false).build();
  }

  private static void print(String name, long[] full, long[] bare) {
    for (var sorted : List.of(full, bare)) {
      Arrays.sort(sorted);
    }
    for (int percent : new int[] {50, 90, 99}) {
      double a = full[QUESTIONS * percent / 100] / 1e6;
      double b = bare[QUESTIONS * percent / 100] / 1e6;
      System.out.printf(
          "%-22s p%d %7.2f ms, bare match %7.2f ms, ratio %.2f%n", name, percent, a, b, a / b);
    }
  }

  private static long time(Calls.Call<?> call) throws IOException {
    long began = System.nanoTime();
    call.run();
    return System.nanoTime() - began;
  }

  /** On how many pages within the scope the question is met. */
  private static long matches(SearchRequest counts) throws IOException {
    var answer =
        SearchEngines.client()
            .search(
                s ->
                    s.index(counts.index())
                        .size(0)
                        .trackTotalHits(t -> t.enabled(true))
                        .query(counts.query()),
                ObjectNode.class);
    return Objects.requireNonNull(answer.hits().total()).value();
  }

  private static SearchResult full(TestArchive archive, String question) {
    return archive.search.search(query(question));
  }

  private static SearchQuery query(String question) {
    return TestArchive.query(
        question, WARD_DOCTOR, SearchQuery.Filters.NONE, SearchQuery.Order.RELEVANCE, 20, null);
  }

  private static Object bare(TestArchive archive, String question) throws IOException {
    ElasticsearchClient client = SearchEngines.client();
    return client.search(
        s ->
            s.index(archive.names.pages())
                .size(20)
                .query(q -> q.match(m -> m.field("text").query(question))),
        ObjectNode.class);
  }

  private IndexRebuild.Source source() {
    return new IndexRebuild.Source() {
      @Override
      public long records() {
        return PAGES / PAGES_PER_RECORD;
      }

      @Override
      public Iterator<RecordContent> open() {
        return java.util.stream.IntStream.range(0, PAGES / PAGES_PER_RECORD)
            .mapToObj(SearchBenchTests.this::content)
            .iterator();
      }

      @Override
      public void refused(DocumentPages document) {
        throw new AssertionError(document);
      }

      @Override
      public void refused(RecordEntry record) {
        throw new AssertionError(record);
      }
    };
  }

  private RecordContent content(int n) {
    var record =
        TestArchive.record("b" + n)
            .name("王" + (char) ('一' + random.nextInt(2000)) + (char) ('一' + random.nextInt(2000)))
            .recordNo("%08d".formatted(n))
            .campus(n % 2 == 0 ? "MAIN" : "EAST")
            .department("03%02d".formatted(random.nextInt(20)))
            .attending("10%02d".formatted(random.nextInt(60)))
            .dischargedAt(
                Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(60_000_000)))
            .diagnosis("J%02d.900".formatted(random.nextInt(99)), text.word())
            .entry();
    var documents = new ArrayList<DocumentPages>();
    for (int d = 0; d < PAGES_PER_RECORD / 5; d++) {
      documents.add(
          new DocumentPages(
              record,
              TestArchive.document("b" + n + "-" + d, 1),
              TestArchive.pages(text.page(), text.page(), text.page(), text.page(), text.page())));
    }
    return new RecordContent(record, documents);
  }

  /** Outside Maven, for who tries something. */
  static void main() throws IOException {
    new SearchBenchTests().searchAgainstTheBareMatchQuery();
    System.exit(0);
  }
}
