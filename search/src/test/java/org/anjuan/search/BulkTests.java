package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A request that Elasticsearch finds too long looks as if it were away. */
@Tag("ING-5")
class BulkTests {
  private static final String INDEX = "bulk-tests";

  private final ElasticsearchClient client = SearchEngines.client();
  private final Counting transport = new Counting(client._transport());

  @BeforeEach
  void create() throws IOException {
    client.indices().create(i -> i.index(INDEX).mappings(m -> m.enabled(false)));
  }

  @AfterEach
  void drop() throws IOException {
    client.indices().delete(i -> i.index(INDEX));
  }

  @Test
  void whatIsLongGoesInSeveralRequestsAndItsOutcomesStayInOrder() {
    var text = "咳".repeat(1_000_000);
    var operations = new ArrayList<BulkOperation>();
    for (var n = 0; n < 10; n++) {
      operations.add(create("d" + n, text));
    }
    operations.add(create("d0", "again"));

    var outcomes = Bulk.run(new ElasticsearchClient(transport), operations);

    assertThat(outcomes)
        .extracting(BulkResponseItem::id)
        .containsExactly("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d0");
    assertThat(outcomes).filteredOn(Bulk::isConflict).containsExactly(outcomes.getLast());
    assertThat(transport.requests).isEqualTo(4);
  }

  @Test
  void whatIsShortGoesInOne() {
    var operations = List.of(create("a", "咳嗽"), create("b", "发热"));

    assertThat(Bulk.run(new ElasticsearchClient(transport), operations)).hasSize(2);
    assertThat(transport.requests).isOne();
  }

  private static BulkOperation create(String id, String text) {
    var document = JsonMapper.shared().createObjectNode().put("text", text);
    return BulkOperation.of(b -> b.create(c -> c.index(INDEX).id(id).document(document)));
  }

  /** Counts what it passes on. */
  private static final class Counting implements ElasticsearchTransport {
    private final ElasticsearchTransport to;
    private int requests;

    Counting(ElasticsearchTransport to) {
      this.to = to;
    }

    @Override
    public <Q, R, E> R performRequest(
        Q request, Endpoint<Q, R, E> endpoint, @Nullable TransportOptions options)
        throws IOException {
      requests++;
      return to.performRequest(request, endpoint, options);
    }

    @Override
    public <Q, R, E> CompletableFuture<R> performRequestAsync(
        Q request, Endpoint<Q, R, E> endpoint, @Nullable TransportOptions options) {
      return to.performRequestAsync(request, endpoint, options);
    }

    @Override
    public JsonpMapper jsonpMapper() {
      return to.jsonpMapper();
    }

    @Override
    public TransportOptions options() {
      return to.options();
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }
}
