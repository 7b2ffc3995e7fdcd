package org.anjuan.search;

import static org.anjuan.search.Calls.call;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.List;

/**
 * Many writes in one request. A conflict or a missing document or index is for the caller to judge;
 * any other failure is thrown.
 */
final class Bulk {

  private static final int CONFLICT = 409;
  private static final int MISSING = 404;

  private Bulk() {}

  /** Outcomes in the order of the operations. */
  static List<BulkResponseItem> run(ElasticsearchClient client, List<BulkOperation> operations) {
    if (operations.isEmpty()) {
      return List.of();
    }
    var response = call(() -> client.bulk(b -> b.operations(operations)));
    for (var item : response.items()) {
      var error = item.error();
      if (error != null && item.status() != CONFLICT && item.status() != MISSING) {
        throw SearchUnavailable.refused(error.type(), item.status());
      }
    }
    return response.items();
  }

  static boolean isConflict(BulkResponseItem item) {
    return item.status() == CONFLICT;
  }
}
