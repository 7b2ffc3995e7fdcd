package org.anjuan.search;

import static org.anjuan.search.TestArchive.EVERYTHING;
import static org.anjuan.search.TestArchive.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.handover.OpenWork;
import org.anjuan.archive.handover.Person;
import org.anjuan.archive.handover.WorkItem;
import org.anjuan.search.SearchQuery.Filters;
import org.anjuan.search.SearchQuery.Order;
import org.anjuan.search.SearchResult.Count;
import org.anjuan.search.SearchResult.RecordHit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("QRY-1")
class PageSearchTests {

  private static final int RECORDS = 45;

  private static TestArchive archive;

  @BeforeAll
  static void fill() {
    archive = new TestArchive();
    var all = new ArrayList<DocumentPages>();
    for (int i = 0; i < RECORDS; i++) {
      var entry =
          record("r%02d".formatted(i))
              .campus(i % 2 == 0 ? "MAIN" : "EAST")
              .department(i % 3 == 0 ? "0301" : "0402")
              .dischargedAt(
                  i == 7 ? null : Instant.parse("2025-12-%02dT20:00:00Z".formatted(i % 31 + 1)))
              .attending(i % 5 == 0 ? "1005" : "1001")
              .diagnosis(i % 2 == 0 ? "J18.900" : "J44.100", i % 2 == 0 ? "肺炎" : "慢性阻塞性肺病")
              .confidentiality(i == 3 ? 5 : 1)
              .sealed(i == 4);
      all.add(
          new DocumentPages(
              entry.entry(),
              TestArchive.document("d" + i, 1),
              TestArchive.pages("咳嗽 " + "咳嗽 ".repeat(i), "咳嗽", "咳嗽发热", "乏力", "咳嗽 <b>&")));
    }
    archive.index.put(all);
    archive.index.put(record("bare").campus("EAST").entry());
    archive.index.refresh();
  }

  @AfterAll
  static void drop() {
    archive.close();
  }

  @Test
  void groupsByRecordWithAtMostThreePagesEach() {
    var found = archive.find("咳嗽");
    assertThat(found.total()).isEqualTo(RECORDS);
    assertThat(found.totalIsLowerBound()).isFalse();
    assertThat(found.records())
        .hasSize(20)
        .allSatisfy(hit -> assertThat(hit.pageHits()).isEqualTo(4))
        .allSatisfy(hit -> assertThat(hit.pages()).hasSize(3));
    assertThat(archive.find("发热").records())
        .allSatisfy(hit ->
            assertThat(hit.pages()).extracting(SearchResult.PageHit::page).containsExactly(3));
  }

  @Test
  void highlightsAreEncoded() {
    assertThat(archive.find("\"咳嗽 <b>\"").records().getFirst().pages().getFirst().highlights())
        .containsExactly("<em>咳嗽 &lt;b&gt;</em>&amp;");
  }

  @Test
  void facetsCountRecords() {
    var facets = archive.find("咳嗽").facets();
    assertThat(facets.campus()).containsExactly(new Count("MAIN", 23), new Count("EAST", 22));
    assertThat(facets.department()).containsExactly(new Count("0402", 30), new Count("0301", 15));
    assertThat(facets.category()).containsExactly(new Count("C0034", 45));
    assertThat(facets.doctor()).containsExactly(new Count("1001", 36), new Count("1005", 9));
    assertThat(facets.diagnosis()).containsExactly(new Count("肺炎", 23), new Count("慢性阻塞性肺病", 22));
    assertThat(facets.dischargeYear())
        .as("in the hospital's zone")
        .containsExactly(new Count("2025", 43), new Count("2026", 1));
    assertThat(all("", Filters.NONE).facets().campus()).contains(new Count("EAST", 23));
  }

  @Test
  void facetsAreTheSameCountedOnThePagesWhereMoreRecordsAreFoundThanAPassNames() {
    var text = QueryText.parse("咳嗽", TestArchive.folding());
    var query = TestArchive.query("咳嗽", EVERYTHING, Filters.NONE, Order.RELEVANCE, 20, null);
    var found = archive.requests.send(archive.queries.recordsFound(query, text));
    var some =
        SearchResponse.of(answer ->
            answer
                .took(1)
                .timedOut(false)
                .shards(found.shards())
                .hits(h -> h.hits(List.of()))
                .aggregations(
                    "records",
                    a -> a.sterms(t -> t.sumOtherDocCount(1L).buckets(b -> b.array(List.of())))));
    assertThat(FacetCounts.recordsOf(found)).hasSize(RECORDS);
    assertThat(FacetCounts.recordsOf(some)).isNull();
    assertThat(archive.records.facets(some, query, text).join())
        .isEqualTo(archive.records.facets(found, query, text).join());
  }

  @Test
  void filtersHoldTogetherAndTheirValuesAreAlternatives() {
    assertThat(archive.ids(filters(Set.of("MAIN"), Set.of("0301"), Set.of(), Set.of(), null, null)))
        .hasSize(8);
    assertThat(
            archive.ids(filters(Set.of("MAIN", "EAST"), Set.of(), Set.of(), Set.of(), null, null)))
        .hasSize(46);
    assertThat(archive.ids(filters(Set.of(), Set.of(), Set.of("1005"), Set.of(), null, null)))
        .hasSize(9);
    assertThat(archive.ids(filters(Set.of(), Set.of(), Set.of(), Set.of("j44"), null, null)))
        .hasSize(22);
    assertThat(archive.ids(filters(Set.of(), Set.of(), Set.of(), Set.of("慢性阻塞性肺病"), null, null)))
        .hasSize(22);
    assertThat(
            archive.ids(
                filters(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Instant.parse("2025-12-31T00:00:00Z"),
                    Instant.parse("2026-01-01T00:00:00Z"))))
        .containsExactly("r30");
    assertThat(
            all(
                    "",
                    new Filters(
                        Set.of(),
                        Set.of(),
                        Set.of("C0034"),
                        Set.of("EMR"),
                        Set.of("ARCHIVED"),
                        Set.of(),
                        Set.of(),
                        null,
                        null))
                .total())
        .isEqualTo(45);
    assertThat(
            all(
                    "",
                    new Filters(
                        Set.of(),
                        Set.of(),
                        Set.of("C0001"),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        null,
                        null))
                .total())
        .isZero();
  }

  @Test
  @Tag("SYS-1")
  void staysUnderCareAreThoseOfPatientsWhoAreStillThere() {
    var stays = new StaysUnderCare(archive.requests, archive.names);
    var attending = new Person(new ActorId("li"), new StaffNumber("1001"), "李", true);
    assertThat(stays.of(attending, 9).items()).extracting(WorkItem::id).containsExactly("r07");
    assertThat(stays.of(attending, 9).more()).isFalse();
    var unknown = new Person(new ActorId("wu"), new StaffNumber("9999"), "吴", true);
    assertThat(stays.of(unknown, 9)).isEqualTo(OpenWork.Found.NOTHING);
    assertThat(stays.of(new Person(new ActorId("wu"), null, "吴", true), 9).items()).isEmpty();
  }

  @Test
  @Tag("SEC-1")
  void theScopeIsAppliedInsideEveryQuery() {
    assertThat(archive.find("咳嗽", ScopeFilter.nothing()).total()).isZero();
    var ward = new ScopeFilter.Clause(Set.of("MAIN"), Set.of("0301"), null, 1, false);
    assertThat(ids("咳嗽", ward)).hasSize(8).contains("r00", "r06").doesNotContain("r04", "r03");
    assertThat(ids("", ward)).hasSize(8);
    var treating = new ScopeFilter.Clause(Set.of(), Set.of(), "1005", 1, false);
    assertThat(ids("咳嗽", treating)).hasSize(9);
    assertThat(ids("咳嗽", ward, treating)).hasSize(15);
    assertThat(ids("咳嗽", new ScopeFilter.Clause(Set.of(), Set.of("W1"), null, 1, false)))
        .hasSize(43)
        .doesNotContain("r03", "r04");
    assertThat(ids("咳嗽", new ScopeFilter.Clause(Set.of(), Set.of(), null, 5, true))).hasSize(45);
    var seen = archive.find("咳嗽", new ScopeFilter(List.of(ward)));
    assertThat(seen.total()).isEqualTo(8);
    assertThat(seen.facets().campus()).containsExactly(new Count("MAIN", 8));
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void pagesByCursorWithoutLossOrRepetition(Order order) {
    for (var text : List.of("咳嗽", "张建国", "")) {
      var seen = new ArrayList<String>();
      @Nullable String cursor = null;
      long total = 0;
      do {
        var page =
            archive.search.search(
                new SearchQuery(text, Filters.NONE, EVERYTHING, order, 7, cursor));
        page.records().forEach(hit -> seen.add(hit.recordId()));
        assertThat(page.facets() == null).isEqualTo(cursor != null);
        total = page.total();
        cursor = page.next();
      } while (cursor != null);
      assertThat(seen).doesNotHaveDuplicates().hasSize((int) total);
      assertThat(total).isEqualTo(text.equals("咳嗽") ? RECORDS : RECORDS + 1);
    }
  }

  @Test
  void theDateOrderHasThoseStillInTheHospitalFirstAndThenTheLatest() {
    var ids =
        archive
            .search
            .search(new SearchQuery("咳嗽", Filters.NONE, EVERYTHING, Order.DISCHARGE_DATE, 4, null))
            .records();
    assertThat(ids).extracting(RecordHit::recordId).containsExactly("r07", "r30", "r29", "r28");
  }

  @Test
  void aCursorThatWasChangedOrBelongsToAnotherQuestionIsRefused() {
    var first =
        archive.search.search(
            new SearchQuery("咳嗽", Filters.NONE, EVERYTHING, Order.RELEVANCE, 5, null));
    var cursor = first.next();
    assertThat(cursor).isNotNull();
    for (var bad :
        List.of(
            "", "x", "AAAA", "!!", cursor + "A", "A" + cursor.substring(1), cursor.substring(2))) {
      assertThatExceptionOfType(InvalidCursor.class)
          .as(bad)
          .isThrownBy(() ->
              archive.search.search(
                  new SearchQuery("咳嗽", Filters.NONE, EVERYTHING, Order.RELEVANCE, 5, bad)));
    }
    assertThatExceptionOfType(InvalidCursor.class)
        .isThrownBy(() ->
            archive.search.search(
                new SearchQuery("发热", Filters.NONE, EVERYTHING, Order.RELEVANCE, 5, cursor)));
    assertThatExceptionOfType(InvalidCursor.class)
        .isThrownBy(() ->
            archive.search.search(
                new SearchQuery("咳嗽", Filters.NONE, EVERYTHING, Order.DISCHARGE_DATE, 5, cursor)));
  }

  private static SearchResult all(String text, Filters filters) {
    return archive.search.search(
        new SearchQuery(text, filters, EVERYTHING, Order.RELEVANCE, 100, null));
  }

  private static List<String> ids(String text, ScopeFilter.Clause... clauses) {
    return archive
        .search
        .search(
            new SearchQuery(
                text, Filters.NONE, new ScopeFilter(List.of(clauses)), Order.RELEVANCE, 100, null))
        .records()
        .stream()
        .map(RecordHit::recordId)
        .toList();
  }

  private static Filters filters(
      Set<String> campuses,
      Set<String> departments,
      Set<String> doctors,
      Set<String> diagnoses,
      @Nullable Instant from,
      @Nullable Instant before) {
    return new Filters(
        campuses, departments, Set.of(), Set.of(), Set.of(), doctors, diagnoses, from, before);
  }
}
