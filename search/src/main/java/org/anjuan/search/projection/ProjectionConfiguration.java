package org.anjuan.search.projection;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.search.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loops that keep the index up to date; setting {@code anjuan.index.enabled}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "anjuan.index.enabled", matchIfMissing = true)
class ProjectionConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionConfiguration.class);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration IDLE = Duration.ofMillis(400);
  private static final Duration WHEN_AWAY = Duration.ofSeconds(3);
  private static final int DOCUMENTS = 40;
  private static final int RECORDS = 25;

  @Bean
  WorkLoop documentIndexing(WorkQueue queue, Indexer indexer) {
    return new WorkLoop(
        queue,
        WorkKind.INDEX_DOCUMENT,
        1,
        DOCUMENTS,
        LEASE,
        IDLE,
        patient(queue, indexer::indexDocuments));
  }

  @Bean
  WorkLoop recordIndexing(WorkQueue queue, Indexer indexer) {
    return new WorkLoop(
        queue,
        WorkKind.INDEX_RECORD,
        1,
        RECORDS,
        LEASE,
        IDLE,
        patient(queue, indexer::indexRecords));
  }

  /** However long the index is away, nothing becomes a dead letter because of it. */
  private static Consumer<List<WorkItem>> patient(
      WorkQueue queue, Consumer<List<WorkItem>> indexing) {
    return items -> {
      try {
        indexing.accept(items);
      } catch (SearchUnavailable away) {
        if (!away.mayPass()) {
          throw away;
        }
        LOG.warn("{} pieces wait for the index: {}", items.size(), away.getMessage());
        items.forEach(item -> queue.postpone(item, WHEN_AWAY));
      }
    };
  }
}
