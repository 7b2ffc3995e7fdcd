package org.anjuan.search;

import static org.anjuan.search.Calls.call;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many reads in one request. What could not be read is no document that is not there: it is thrown.
 */
final class MultiGet {

  private static final int UNAVAILABLE = 503;

  private MultiGet() {}

  /** Those that are there, in the order of the operations. */
  static List<GetResult<ObjectNode>> run(
      ElasticsearchClient client, List<MultiGetOperation> operations) {
    var found = new ArrayList<GetResult<ObjectNode>>(operations.size());
    for (var item : call(() -> client.mget(m -> m.docs(operations), ObjectNode.class)).docs()) {
      if (item.isFailure()) {
        // A shard that is away for a moment, when its disk was full for instance.
        throw SearchUnavailable.refused(item.failure().error().type(), UNAVAILABLE);
      }
      if (item.result().found()) {
        found.add(item.result());
      }
    }
    return found;
  }
}
