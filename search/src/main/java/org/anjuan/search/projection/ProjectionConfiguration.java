package org.anjuan.search.projection;

import java.time.Duration;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loops that keep the index up to date; setting {@code anjuan.index.enabled}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "anjuan.index.enabled", matchIfMissing = true)
class ProjectionConfiguration {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration IDLE = Duration.ofMillis(400);
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
        new PatientIndexing(queue, indexer::indexDocuments));
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
        new PatientIndexing(queue, indexer::indexRecords));
  }
}
