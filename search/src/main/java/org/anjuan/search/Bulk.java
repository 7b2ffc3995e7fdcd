package org.anjuan.search;

import static org.anjuan.search.Calls.call;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.List;
import java.util.Set;

/**
 * Many writes in one request. A conflict or a missing document or index is for the caller to judge;
 * any other failure is thrown.
 */
final class Bulk {

  private static final int CONFLICT = 409;
  private static final int MISSING = 404;
  private static final int UNAVAILABLE = 503;
  private static final Set<String> MISSING_TYPES =
      Set.of("document_missing_exception", "index_not_found_exception");

  private Bulk() {}

  /** Outcomes in the order of the operations. */
  static List<BulkResponseItem> run(ElasticsearchClient client, List<BulkOperation> operations) {
    if (operations.isEmpty()) {
      return List.of();
    }
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

  /** A shard that is missing for a moment is no such thing. */
  private static boolean isMissing(BulkResponseItem item) {
    var error = item.error();
    return item.status() == MISSING && error != null && MISSING_TYPES.contains(error.type());
  }

  static boolean isConflict(BulkResponseItem item) {
    return item.status() == CONFLICT;
  }
}
