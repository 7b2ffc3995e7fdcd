package org.anjuan.search;

import static org.anjuan.search.Calls.call;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Many writes in one request, or in a few where they are long. A conflict or a missing document or
 * index is for the caller to judge; any other failure is thrown.
 */
final class Bulk {

  /** Far below what Elasticsearch takes at once (100 MB), and little enough to hold in memory. */
  private static final long MOST_BYTES = 10_000_000;

  /** An operation's own line, and a field with its name, are about as long at most. */
  private static final long OVERHEAD = 200;

  private static final long FIELD = 30;

  /** Of a character in UTF-8; the rare ones that take more are two characters. */
  private static final long CHARACTER = 3;

  private static final int CONFLICT = 409;
  private static final int MISSING = 404;
  private static final int UNAVAILABLE = 503;
  private static final Set<String> MISSING_TYPES =
      Set.of("document_missing_exception", "index_not_found_exception");

  private Bulk() {}

  /** Outcomes in the order of the operations. */
  static List<BulkResponseItem> run(ElasticsearchClient client, List<BulkOperation> operations) {
    var outcomes = new ArrayList<BulkResponseItem>(operations.size());
    var part = new ArrayList<BulkOperation>();
    long bytes = 0;
    for (var operation : operations) {
      var more = bytes(operation);
      if (bytes + more > MOST_BYTES && !part.isEmpty()) {
        outcomes.addAll(send(client, List.copyOf(part)));
        part.clear();
        bytes = 0;
      }
      part.add(operation);
      bytes += more;
    }
    if (!part.isEmpty()) {
      outcomes.addAll(send(client, part));
    }
    return outcomes;
  }

  private static List<BulkResponseItem> send(
      ElasticsearchClient client, List<BulkOperation> operations) {
    var response = call(() -> client.bulk(b -> b.operations(operations)));
    for (var item : response.items()) {
      var error = item.error();
      if (error != null && !isConflict(item) && !isMissing(item)) {
        throw SearchUnavailable.entryRefused(
            error.type(), item.status() == MISSING ? UNAVAILABLE : item.status());
      }
    }
    return response.items();
  }

  private static long bytes(BulkOperation operation) {
    var document =
        switch (operation._kind()) {
          case Index -> operation.index().document();
          case Create -> operation.create().document();
          case Update -> {
            var action = operation.update().action();
            yield action == null ? null : action.doc();
          }
          case Delete -> null;
        };
    return OVERHEAD + (document instanceof JsonNode node ? bytes(node) : 0);
  }

  private static long bytes(JsonNode node) {
    if (node.isString()) {
      return FIELD + CHARACTER * node.stringValue().length();
    }
    var sum = FIELD;
    for (var child : node) {
      sum += bytes(child);
    }
    return sum;
  }

  /** A shard that is missing for a moment is no such thing. */
  private static boolean isMissing(BulkResponseItem item) {
    var error = item.error();
    return item.status() == MISSING && error != null && MISSING_TYPES.contains(error.type());
  }

  static boolean isConflict(BulkResponseItem item) {
    return item.status() == CONFLICT;
  }
}
