package org.anjuan.ingest.extract;

import java.time.Duration;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.work.NothingToWorkWith;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExtractConfiguration {
  /** A document that has cost so many workers is put aside. */
  private static final int MOST_WORKERS_LOST = 3;

  private static final Duration WHEN_BUSY = Duration.ofSeconds(5);
  private static final Duration WHEN_NOT_STARTED = Duration.ofSeconds(30);

  @Bean
  @ConditionalOnBooleanProperty(name = "anjuan.extract.enabled", matchIfMissing = true)
  WorkLoop extraction(WorkQueue queue, Extractor extractor, ExtractProperties properties) {
    return new WorkLoop(
        queue,
        WorkKind.EXTRACT,
        properties.parallel(),
        1,
        properties.lease(),
        properties.idle(),
        items -> items.forEach(item -> extract(queue, extractor, item)));
  }

  private static void extract(WorkQueue queue, Extractor extractor, WorkItem item) {
    var id = new DocumentId(item.subject());
    try {
      extractor.extract(id);
      queue.done(item);
    } catch (UnreadableDocument unreadable) {
      queue.dead(item, "UNREADABLE " + unreadable.reason());
    } catch (WorkersBusy busy) {
      queue.postpone(item, WHEN_BUSY);
    } catch (WorkerFailed lost) {
      if (lost.why() == WorkerFailed.Cause.NOT_STARTED) {
        throw new NothingToWorkWith(WHEN_NOT_STARTED, lost);
      }
      if (item.attempts() >= MOST_WORKERS_LOST) {
        extractor.giveUp(id);
        queue.dead(item, "WORKER " + lost.why());
      } else {
        queue.failed(item, "WORKER " + lost.why());
      }
    }
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "anjuan.extract.enabled", matchIfMissing = true)
  WorkLoop conversion(WorkQueue queue, Filming filming, ExtractProperties properties) {
    return new WorkLoop(
        queue,
        WorkKind.CONVERT,
        1,
        1,
        properties.lease(),
        properties.idle(),
        items -> items.forEach(item -> convert(queue, filming, item)));
  }

  private static void convert(WorkQueue queue, Filming filming, WorkItem item) {
    var id = new DocumentId(item.subject());
    try {
      filming.convert(id);
      queue.done(item);
    } catch (UnreadableDocument unreadable) {
      queue.dead(item, "VIDEO " + unreadable.reason());
    } catch (WorkersBusy busy) {
      queue.postpone(item, WHEN_BUSY);
    } catch (WorkerFailed lost) {
      if (lost.why() == WorkerFailed.Cause.NOT_STARTED) {
        throw new NothingToWorkWith(WHEN_NOT_STARTED, lost);
      }
      if (item.attempts() >= MOST_WORKERS_LOST) {
        filming.giveUp(id, lost.why().name());
        queue.dead(item, "VIDEO " + lost.why());
      } else {
        queue.failed(item, "VIDEO " + lost.why());
      }
    }
  }
}
