package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends searches of pages. Without an index they are refused with {@link IndexBeingRebuilt}, and an
 * answer that lacks a part of the index is none: who is told that there is nothing believes it.
 */
@Component
class Requests {

  private static final int MISSING = 404;

  private final ElasticsearchClient client;
  private final ElasticsearchAsyncClient ahead;

  Requests(ElasticsearchClient client) {
    this.client = client;
    this.ahead = new ElasticsearchAsyncClient(client._transport());
  }

  SearchResponse<ObjectNode> send(SearchRequest request) {
    return answer(() -> client.search(whole(request), ObjectNode.class));
  }

  /** Sends and returns at once; {@link #await} has the answer. */
  CompletableFuture<SearchResponse<ObjectNode>> sendAhead(SearchRequest request) {
    return ahead.search(whole(request), ObjectNode.class);
  }

  private static SearchRequest whole(SearchRequest request) {
    return request.rebuild().allowPartialSearchResults(false).build();
  }

  /** Waits for what is under way, and fails as {@link #send} does. */
  static <T> T await(CompletableFuture<T> underWay) {
    return answer(() -> join(underWay));
  }

  private static <T> T join(CompletableFuture<T> underWay) throws IOException {
    try {
      return underWay.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case ElasticsearchException refused -> throw refused;
        case IOException noAnswer -> throw noAnswer;
        case null, default -> throw e;
      }
    }
  }

  private static <T> T answer(Calls.Call<T> request) {
    try {
      return request.run();
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
