package org.anjuan.search;

import static org.anjuan.search.Calls.call;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the records' own entries and carries changed facts to their pages. An entry is unsettled
 * until its pages have its facts.
 */
final class RecordWriter {

  private static final int ATTEMPTS = 50;
  private static final int AT_ONCE = 500;

  /** By these an entry is known to be newer, or other, or not carried to its pages yet. */
  private static final List<String> MARKS = List.of("revision", "facts", "settled");

  static final List<String> ALL = List.of("*");

  private final ElasticsearchClient client;
  private final String index;

  RecordWriter(ElasticsearchClient client, String index) {
    this.client = client;
    this.index = index;
  }

  static long revision(ObjectNode record) {
    return record.path("revision").asLong();
  }

  /**
   * Older entries than the stored ones are left out; of the others, changed facts reach all pages
   * before this returns.
   *
   * @return what is stored by then of these records, by id
   */
  Map<String, ObjectNode> write(Map<String, ObjectNode> entries) {
    var stored = read(entries.keySet(), MARKS);
    var unsettled = new ArrayList<ObjectNode>();
    var written = new ArrayList<ObjectNode>();
    var operations = new ArrayList<BulkOperation>();
    entries.forEach((id, entry) -> {
      var former = stored.get(id);
      if (former != null && revision(former) > revision(entry)) {
        return;
      }
      boolean settled = former == null || (isSettled(former) && sameFacts(former, entry));
      operations.add(put(id, entry, settled));
      written.add(entry);
      if (!settled) {
        unsettled.add(entry);
      }
    });
    var items = Bulk.run(client, operations);
    propagate(unsettled);
    var present = new HashMap<String, ObjectNode>();
    for (int i = 0; i < items.size(); i++) {
      if (!Bulk.isConflict(items.get(i))) { // else there is a newer entry
        present.put(id(written.get(i)), written.get(i));
      }
    }
    var newer = entries.keySet().stream().filter(id -> !present.containsKey(id)).toList();
    present.putAll(read(newer, ALL));
    return present;
  }

  /**
   * After pages were written with {@code used}: where a newer entry has come meanwhile, its facts
   * are carried to them.
   */
  void settle(Map<String, ObjectNode> used) {
    var moved = new ArrayList<String>();
    read(used.keySet(), MARKS)
        .forEach((id, now) -> {
          var then = used.get(id);
          if (then == null || revision(now) >= revision(then) && !sameFacts(now, then)) {
            moved.add(id);
          }
        });
    propagate(List.copyOf(read(moved, ALL).values()));
  }

  /** The stored entries, by record id, as they are at this moment. */
  Map<String, ObjectNode> read(Collection<String> ids, List<String> fields) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var operations =
        ids.stream()
            .map(id ->
                MultiGetOperation.of(m ->
                    m.index(index)
                        .id(id)
                        .routing(id)
                        .source(s -> s.filter(f -> f.includes(fields)))))
            .toList();
    var found = new HashMap<String, ObjectNode>();
    for (var entry : MultiGet.run(client, operations)) {
      found.put(entry.id(), Objects.requireNonNull(entry.source()));
    }
    return found;
  }

  private static String id(ObjectNode entry) {
    return entry.path("recordId").asString();
  }

  private static boolean sameFacts(ObjectNode a, ObjectNode b) {
    return a.path("facts").equals(b.path("facts"));
  }

  private static boolean isSettled(ObjectNode entry) {
    return entry.path("settled").asBoolean(false);
  }

  private BulkOperation put(String id, ObjectNode entry, boolean settled) {
    var document = entry.deepCopy().put("settled", settled);
    long revision = revision(entry);
    return BulkOperation.of(b ->
        b.index(i ->
            i.index(index)
                .id(id)
                .routing(id)
                .version(revision)
                .versionType(VersionType.ExternalGte)
                .document(document)));
  }

  private void propagate(List<ObjectNode> entries) {
    if (entries.isEmpty()) {
      return;
    }
    for (var entry : entries) {
      carryToPages(entry);
    }
    Bulk.run(client, entries.stream().map(entry -> put(id(entry), entry, true)).toList());
  }

  private void carryToPages(ObjectNode entry) {
    var change = PageDocuments.change(PageDocuments.facts(entry));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      call(() -> client.indices().refresh(r -> r.index(index)));
      var pages = outdated(entry);
      if (pages.isEmpty()) {
        return;
      }
      Bulk.run(
          client,
          pages.stream()
              .map(page -> update(entry, page, change))
              .toList()); // a conflict is seen in the next round
    }
    throw new IndexContended();
  }

  private List<Hit<ObjectNode>> outdated(ObjectNode entry) {
    var id = id(entry);
    return call(() ->
        client
            .search(
                s ->
                    s.index(index)
                        .routing(id)
                        .size(AT_ONCE)
                        .source(f -> f.fetch(false))
                        .seqNoPrimaryTerm(true)
                        .trackTotalHits(t -> t.enabled(false))
                        .query(q ->
                            q.bool(b ->
                                b.filter(f -> f.term(t -> t.field("recordId").value(id)))
                                    .filter(f -> f.term(t -> t.field("kind").value("page")))
                                    .filter(f ->
                                        f.range(r ->
                                            r.number(n ->
                                                n.field("revision").lte((double) revision(entry)))))
                                    .mustNot(f ->
                                        f.term(t ->
                                            t.field("facts")
                                                .value(entry.path("facts").asString()))))),
                ObjectNode.class)
            .hits()
            .hits());
  }

  private BulkOperation update(ObjectNode entry, Hit<ObjectNode> page, ObjectNode change) {
    var routing = id(entry);
    return BulkOperation.of(b ->
        b.update(u ->
            u.index(index)
                .id(page.id())
                .routing(routing)
                .ifSeqNo(page.seqNo())
                .ifPrimaryTerm(page.primaryTerm())
                .action(a -> a.doc(change))));
  }

  /** All entries of the record that are visible. */
  void remove(String recordId) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var hits =
          call(() ->
                  client.search(
                      s ->
                          s.index(index)
                              .routing(recordId)
                              .size(AT_ONCE)
                              .source(f -> f.fetch(false))
                              .query(q -> q.term(t -> t.field("recordId").value(recordId))),
                      ObjectNode.class))
              .hits()
              .hits();
      if (hits.isEmpty()) {
        return;
      }
      Bulk.run(
          client,
          hits.stream()
              .map(hit ->
                  BulkOperation.of(
                      b -> b.delete(d -> d.index(index).id(hit.id()).routing(recordId))))
              .toList());
      call(() -> client.indices().refresh(r -> r.index(index)));
    }
    throw new IndexContended();
  }
}
