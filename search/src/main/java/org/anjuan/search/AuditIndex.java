package org.anjuan.search;

import static org.anjuan.search.Calls.call;
import static org.anjuan.search.Calls.callOrElse;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.anjuan.search.engine.IndexNames;
import org.anjuan.search.engine.SearchEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * The audit trail as it is listed: filtered, the newest first. A copy that may be dropped and
 * written again.
 */
@Service
public class AuditIndex {

  private static final Total UNCOUNTED = new Total(0, true);

  private final ElasticsearchClient client;
  private final SearchEngine engine;
  private final IndexNames names;

  AuditIndex(ElasticsearchClient client, SearchEngine engine, IndexNames names) {
    this.client = client;
    this.engine = engine;
    this.names = names;
  }

  /** Takes in events, each once however often it is given. They are found about a second later. */
  public void put(List<AuditEntry> entries) {
    if (!entries.isEmpty()) {
      createIfMissing();
      Bulk.run(client, entries.stream().map(this::write).toList());
    }
  }

  private BulkOperation write(AuditEntry entry) {
    return BulkOperation.of(b ->
        b.index(i -> i.index(names.audit()).id(entry.day() + ":" + entry.seq()).document(entry)));
  }

  /**
   * One page of events.
   *
   * @throws InvalidCursor when the cursor is not of this question
   */
  public AuditPage find(AuditQuery query) {
    var cursor = query.cursor();
    var hits = hits(query, cursor == null ? null : place(cursor, query));
    var shown = hits.size() > query.size() ? hits.subList(0, query.size()) : hits;
    var items = shown.stream().map(hit -> Objects.requireNonNull(hit.source())).toList();
    if (shown.size() == hits.size()) {
      return new AuditPage(items, null);
    }
    var last = new Cursor.ByDate(items.getLast().seq(), items.getLast().day().toString());
    return new AuditPage(items, new Cursor(last, UNCOUNTED).encode(query.question()));
  }

  private static Cursor.ByDate place(String cursor, AuditQuery query) {
    if (Cursor.decode(cursor, query.question()).place() instanceof Cursor.ByDate after) {
      return after;
    }
    throw new InvalidCursor();
  }

  private List<Hit<AuditEntry>> hits(AuditQuery query, Cursor.@Nullable ByDate after) {
    return callOrElse(
        List.of(),
        () ->
            client
                .search(
                    s -> {
                      s.index(names.audit())
                          .size(query.size() + 1)
                          .trackTotalHits(t -> t.enabled(false));
                      s.query(q -> q.bool(conditions(query).build()));
                      s.sort(o -> o.field(f -> f.field("day").order(SortOrder.Desc)));
                      s.sort(o -> o.field(f -> f.field("seq").order(SortOrder.Desc)));
                      if (after != null) {
                        long day =
                            LocalDate.parse(after.recordId())
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .toEpochMilli();
                        s.searchAfter(FieldValue.of(day), FieldValue.of(after.orderAt()));
                      }
                      return s;
                    },
                    AuditEntry.class)
                .hits()
                .hits());
  }

  private static BoolQuery.Builder conditions(AuditQuery query) {
    var all = new BoolQuery.Builder();
    var record = query.recordId();
    if (record != null) {
      all.filter(FilterQueries.is("recordId", record));
    }
    var actor = query.actor();
    if (actor != null) {
      all.filter(FilterQueries.is("actor", actor));
    }
    var action = query.action();
    if (action != null) {
      all.filter(FilterQueries.is("action", action));
    }
    if (query.from() != null || query.before() != null) {
      all.filter(FilterQueries.between("at", query.from(), query.before()));
    }
    return all;
  }

  /** Drops the copy; events given later make it again. */
  public void drop() {
    callOrElse(
        Boolean.FALSE, () -> client.indices().delete(d -> d.index(names.audit())).acknowledged());
  }

  /** Makes what was taken in visible at once. */
  public void refresh() {
    call(() -> client.indices().refresh(r -> r.index(names.audit())));
  }

  private void createIfMissing() {
    if (call(() -> client.indices().exists(e -> e.index(names.audit()))).value()) {
      return;
    }
    var definition = PageSchema.resource("audit-index.json");
    ((ObjectNode) definition.at("/settings/index"))
        .put("number_of_shards", 1)
        .put("number_of_replicas", engine.replicas());
    PageSchema.createUnlessThere(client, names.audit(), definition);
  }
}
