package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Sends searches of pages. Without an index they are refused with {@link IndexBeingRebuilt}. */
@Component
class Requests {

  private static final int MISSING = 404;

  private final ElasticsearchClient client;

  Requests(ElasticsearchClient client) {
    this.client = client;
  }

  SearchResponse<ObjectNode> send(SearchRequest request) {
    try {
      return client.search(request, ObjectNode.class);
    } catch (ElasticsearchException e) {
      if (e.status() == MISSING) {
        throw new IndexBeingRebuilt();
      }
      throw SearchUnavailable.refused(e.error().type(), e.status());
    } catch (IOException e) {
      throw SearchUnavailable.noAnswer(e);
    }
  }
}
