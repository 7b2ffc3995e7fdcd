package org.anjuan.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cat.CatNodeColumn;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the engine how it is. Never throws: an engine that does not answer is unhealthy. */
@Component
public class EngineHealth {

  private static final Logger LOG = LoggerFactory.getLogger(EngineHealth.class);

  private final SearchEngine engine;
  private final ElasticsearchClient client;
  private final IndexNames names;

  EngineHealth(SearchEngine engine, ElasticsearchClient client, IndexNames names) {
    this.engine = engine;
    this.client = client;
    this.names = names;
  }

  public EngineStatus status() {
    try {
      boolean healthy = client.cluster().health().status() != HealthStatus.Red;
      // The embedded server has no "GET /".
      var version =
          client.cat().nodes(n -> n.h(CatNodeColumn.Version)).nodes().getFirst().version();
      long documents =
          client
              .count(c ->
                  c.index(names.pages(), names.audit())
                      .ignoreUnavailable(true)
                      .allowNoIndices(true))
              .count();
      return new EngineStatus(engine.kind(), version, healthy, documents);
    } catch (IOException | ElasticsearchException e) {
      LOG.warn("The search engine does not answer: {}", e.toString());
      return new EngineStatus(engine.kind(), null, false, 0);
    }
  }
}
