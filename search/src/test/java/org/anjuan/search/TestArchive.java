package org.anjuan.search;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.anjuan.search.engine.IndexNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of this package over the shared engine, with indices of their own, and entries to
 * feed them.
 */
final class TestArchive implements AutoCloseable {

  static final ScopeFilter EVERYTHING =
      new ScopeFilter(
          List.of(new ScopeFilter.Clause(Set.of(), Set.of(), null, Integer.MAX_VALUE, true)));

  static final SearchUnavailable AWAY = Outage.noAnswer();

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Folding FOLDING = new Folding();

  final IndexNames names;
  final PageSchema schema;
  final PageDocuments documents = new PageDocuments(ZoneId.of("Asia/Shanghai"));
  final PageIndex index;
  final IndexRebuild rebuild;
  final PageQueries queries;
  final Requests requests;
  final RecordRanking ranking;
  final FoundRecords records;
  final PageSearch search;
  final BestPages pages;
  final AuditIndex audit;

  TestArchive() {
    this("t" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + "-");
  }

  TestArchive(String prefix) {
    names = new IndexNames(prefix);
    schema =
        new PageSchema(
            SearchEngines.client(), SearchEngines.engine(), names, FOLDING, Clock.systemUTC());
    index = new PageIndex(SearchEngines.client(), schema, documents);
    rebuild = new IndexRebuild(SearchEngines.client(), schema, documents);
    queries = new PageQueries(names);
    requests = new Requests(SearchEngines.client());
    ranking = new RecordRanking(requests, queries);
    records = new FoundRecords(requests, queries);
    pages = new BestPages(requests, queries, FOLDING);
    search = new PageSearch(ranking, records, pages, FOLDING);
    audit = new AuditIndex(SearchEngines.client(), SearchEngines.engine(), names);
    index.create();
  }

  /** Has an index searched as it was made before documents had revisions. */
  void replaceByFormerOne() {
    var former =
        new PageSchema(
            SearchEngines.client(), SearchEngines.engine(), names, FOLDING, Clock.systemUTC()) {
          @Override
          ObjectNode definition() {
            var definition = super.definition();
            ((ObjectNode) definition.at("/mappings/properties")).remove("documentRevision");
            return definition;
          }
        };
    former.searchOnly(former.createUnsearched());
  }

  /** A rebuild during which Elasticsearch goes away. */
  IndexRebuild rebuildThatCannotDrop() {
    var dropless =
        new PageSchema(
            SearchEngines.client(), SearchEngines.engine(), names, FOLDING, Clock.systemUTC()) {
          @Override
          void drop(Set<String> indices) {
            if (!indices.isEmpty()) {
              throw AWAY;
            }
          }
        };
    return new IndexRebuild(SearchEngines.client(), dropless, documents);
  }

  static Folding folding() {
    return FOLDING;
  }

  @Override
  public void close() {
    index.drop();
    audit.drop();
  }

  /** One page of a document of its own. */
  void page(Entry record, String text) {
    document(record, "d" + NUMBER.incrementAndGet(), 1, text);
  }

  void document(Entry record, String id, int version, String... pages) {
    index.put(record.entry(), document(id, version), pages(pages));
  }

  static DocumentEntry document(String id, int version) {
    return document(id, version, 1, "入院记录单");
  }

  static DocumentEntry document(String id, int version, long revision, String title) {
    return new DocumentEntry(
        id,
        revision,
        version,
        "C0034",
        "入院记录",
        title,
        "EMR",
        "1001",
        Instant.parse("2026-03-01T02:00:00Z"),
        "application/pdf");
  }

  static List<PageEntry> pages(String... texts) {
    var pages = new ArrayList<PageEntry>();
    for (var text : texts) {
      pages.add(new PageEntry(pages.size() + 1, text, "LAYER"));
    }
    return pages;
  }

  SearchResult find(String text) {
    return find(text, EVERYTHING);
  }

  SearchResult find(String text, ScopeFilter scope) {
    return search.search(
        query(text, scope, SearchQuery.Filters.NONE, SearchQuery.Order.RELEVANCE, 20, null));
  }

  List<String> ids(String text) {
    return find(text).records().stream().map(SearchResult.RecordHit::recordId).toList();
  }

  List<String> ids(SearchQuery.Filters filters) {
    var query = query("", EVERYTHING, filters, SearchQuery.Order.DISCHARGE_DATE, 100, null);
    return search.search(query).records().stream().map(SearchResult.RecordHit::recordId).toList();
  }

  static SearchQuery query(
      String text,
      ScopeFilter scope,
      SearchQuery.Filters filters,
      SearchQuery.Order order,
      int size,
      @Nullable String cursor) {
    return new SearchQuery(text, filters, scope, order, size, cursor);
  }

  static Entry record(String id) {
    return new Entry(
        id,
        1,
        "张建国",
        "00012345",
        "ZY" + id,
        "MAIN",
        "0301",
        Instant.parse("2026-03-10T02:00:00Z"),
        "1001",
        "肺炎",
        "J18.900",
        1,
        false);
  }

  /** A record entry with the few values that tests vary. */
  record Entry(
      String id,
      long revision,
      String name,
      String recordNo,
      String admissionNo,
      String campus,
      String department,
      @Nullable Instant dischargedAt,
      String attending,
      String diagnosis,
      String code,
      int confidentiality,
      boolean sealed) {

    Entry revision(long to) {
      return new Entry(
          id,
          to,
          name,
          recordNo,
          admissionNo,
          campus,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry name(String to) {
      return new Entry(
          id,
          revision,
          to,
          recordNo,
          admissionNo,
          campus,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry recordNo(String to) {
      return new Entry(
          id,
          revision,
          name,
          to,
          admissionNo,
          campus,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry admissionNo(String to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          to,
          campus,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry campus(String to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          to,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry department(String to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          campus,
          to,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry dischargedAt(@Nullable Instant to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          campus,
          department,
          to,
          attending,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry attending(String to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          campus,
          department,
          dischargedAt,
          to,
          diagnosis,
          code,
          confidentiality,
          sealed);
    }

    Entry diagnosis(String code, String to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          campus,
          department,
          dischargedAt,
          attending,
          to,
          code,
          confidentiality,
          sealed);
    }

    Entry confidentiality(int to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          campus,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          to,
          sealed);
    }

    Entry sealed(boolean to) {
      return new Entry(
          id,
          revision,
          name,
          recordNo,
          admissionNo,
          campus,
          department,
          dischargedAt,
          attending,
          diagnosis,
          code,
          confidentiality,
          to);
    }

    RecordEntry entry() {
      return new RecordEntry(
          id,
          revision,
          new RecordEntry.Numbers(recordNo, admissionNo, 1),
          new RecordEntry.Patient(name, "1", LocalDate.of(1958, 4, 2)),
          new RecordEntry.Stay(
              campus,
              department,
              department,
              "W1",
              Instant.parse("2026-03-01T02:00:00Z"),
              dischargedAt,
              attending,
              null,
              null,
              "2001",
              "李医生"),
          new RecordEntry.Protection(
              confidentiality, sealed, Set.of(department, "W1"), Set.of(attending, "2001")),
          List.of(new RecordEntry.Coded(code, diagnosis)),
          List.of(),
          "ARCHIVED",
          Set.of(),
          1,
          1,
          "离院方式 医嘱离院",
          Instant.parse("2026-03-11T02:00:00Z"));
    }
  }
}
