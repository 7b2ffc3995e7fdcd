package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who takes what could not be read for what is not there leaves documents out of the index. */
@Tag("QRY-1")
class MultiGetTests {
  private static final String INDEX = "multi-get-tests";

  private final ElasticsearchClient client = SearchEngines.client();

  @BeforeEach
  void create() throws IOException {
    client.indices().create(i -> i.index(INDEX));
    client.index(i -> i.index(INDEX).id("r1").routing("r1").document(Map.of("revision", 3)));
  }

  @AfterEach
  void drop() throws IOException {
    client.indices().delete(i -> i.index(INDEX));
  }

  @Test
  void whatIsThereIsGivenAndWhatIsNotIsLeftOut() {
    assertThat(new RecordWriter(client, INDEX).read(List.of("r1", "r2"), RecordWriter.ALL))
        .containsOnlyKeys("r1");
  }

  @Test
  void whatCannotBeReadIsNotTakenForMissing() throws IOException {
    client.indices().close(c -> c.index(INDEX)); // as unreadable as while its shard is away

    assertThatExceptionOfType(SearchUnavailable.class)
        .isThrownBy(
            () -> new RecordWriter(client, INDEX).read(List.of("r1", "r2"), RecordWriter.ALL))
        .matches(SearchUnavailable::mayPass);
    assertThatExceptionOfType(SearchUnavailable.class)
        .isThrownBy(() -> new StoredPages(client, INDEX).of("r1", "d1", 0));
  }
}
