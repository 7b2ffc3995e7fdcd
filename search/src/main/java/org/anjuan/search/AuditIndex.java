package org.anjuan.search;

import static org.anjuan.search.Calls.call;
import static org.anjuan.search.Calls.callOrElse;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
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

  private final ElasticsearchClient client;
  private final SearchEngine engine;
  private final IndexNames names;

  AuditIndex(ElasticsearchClient client, SearchEngine engine, IndexNames names) {
    this.client = client;
    this.engine = engine;
    this.names = names;
  }

  /** Whether there is a copy; if not, all events are to be given anew. */
  public boolean isThere() {
    return call(() -> client.indices().exists(e -> e.index(names.audit()))).value();
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

  /** One page of events. */
  public AuditPage find(AuditQuery query) {
    var hits = hits(query);
    var shown = hits.size() > query.size() ? hits.subList(0, query.size()) : hits;
    return new AuditPage(
        shown.stream().map(hit -> Objects.requireNonNull(hit.source())).toList(),
        shown.size() < hits.size());
  }

  /** How many events match. */
  public long count(AuditQuery.Conditions asked) {
    return callOrElse(
        0L,
        () ->
            client
                .count(c -> c.index(names.audit()).query(q -> q.bool(conditions(asked).build())))
                .count());
  }

  private List<Hit<AuditEntry>> hits(AuditQuery query) {
    return callOrElse(
        List.of(),
        () ->
            client
                .search(
                    s -> {
                      s.index(names.audit())
                          .allowPartialSearchResults(false)
                          .size(query.size() + 1)
                          .trackTotalHits(t -> t.enabled(false));
                      s.query(q -> q.bool(conditions(query.conditions()).build()));
                      s.sort(o -> o.field(f -> f.field("day").order(SortOrder.Desc)));
                      s.sort(o -> o.field(f -> f.field("seq").order(SortOrder.Desc)));
                      var after = query.olderThan();
                      if (after != null) {
                        long day =
                            after.day().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
                        s.searchAfter(FieldValue.of(day), FieldValue.of(after.seq()));
                      }
                      return s;
                    },
                    AuditEntry.class)
                .hits()
                .hits());
  }

  private static BoolQuery.Builder conditions(AuditQuery.Conditions asked) {
    var all = new BoolQuery.Builder();
    is(all, "recordId", asked.recordId());
    is(all, "outcome", asked.outcome());
    is(all, "roles", asked.role());
    is(all, "departments", asked.department());
    is(all, "correlation", asked.correlation());
    if (!asked.actions().isEmpty()) {
      all.filter(FilterQueries.oneOf("action", asked.actions()));
    }
    var actor = asked.actor();
    if (actor != null) {
      all.filter(f ->
          f.bool(b ->
              b.should(FilterQueries.is("actor", actor))
                  .should(FilterQueries.is("actorName", actor))
                  .should(FilterQueries.is("staffNo", actor))
                  .minimumShouldMatch("1")));
    }
    var address = asked.address();
    if (address != null) {
      all.filter(f -> f.prefix(p -> p.field("address").value(address)));
    }
    var text = asked.text();
    if (text != null) {
      // The last word may go on: whoever types the beginning of a number finds the number.
      all.filter(f -> f.matchPhrasePrefix(m -> m.field("detail").query(text)));
    }
    if (asked.from() != null || asked.before() != null) {
      all.filter(FilterQueries.between("at", asked.from(), asked.before()));
    }
    return all;
  }

  private static void is(BoolQuery.Builder all, String field, @Nullable String value) {
    if (value != null) {
      all.filter(FilterQueries.is(field, value));
    }
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
    if (isThere()) {
      return;
    }
    var definition = PageSchema.resource("audit-index.json");
    ((ObjectNode) definition.at("/settings/index"))
        .put("number_of_shards", 1)
        .put("number_of_replicas", engine.replicas());
    PageSchema.createUnlessThere(client, names.audit(), definition);
    callOrElse(
        Boolean.FALSE,
        () -> client.indices().delete(d -> d.index(names.auditBefore())).acknowledged());
  }
}
