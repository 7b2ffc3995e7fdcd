package org.anjuan.archive.export;

import java.time.Duration;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.work.NothingToWorkWith;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
class ExportConfiguration {
  /** Of an export that has cost so many workers, documents that cost another are passed over. */
  private static final int MOST_WORKERS_LOST = 3;

  private static final Duration WHEN_BUSY = Duration.ofSeconds(5);
  private static final Duration WHEN_NOT_STARTED = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(2);

  @Bean
  @ConditionalOnBooleanProperty(name = "anjuan.export.enabled", matchIfMissing = true)
  WorkLoop packingLoop(WorkQueue queue, Packing packing, ExportProperties settings) {
    return new WorkLoop(
        queue,
        WorkKind.EXPORT,
        1,
        1,
        settings.lease(),
        IDLE,
        items -> items.forEach(item -> pack(queue, packing, item)));
  }

  private static void pack(WorkQueue queue, Packing packing, WorkItem item) {
    var id = new ExportId(item.subject());
    try {
      packing
          .work(id, item.attempts() >= MOST_WORKERS_LOST)
          .ifPresentOrElse(later -> queue.postpone(item, later), () -> queue.done(item));
    } catch (UnreadableDocument tooLarge) {
      packing.giveUp(id, tooLarge.reason().name());
      queue.done(item);
    } catch (WorkersBusy busy) {
      queue.postpone(item, WHEN_BUSY);
    } catch (WorkerFailed lost) {
      if (lost.why() == WorkerFailed.Cause.NOT_STARTED) {
        throw new NothingToWorkWith(WHEN_NOT_STARTED, lost);
      }
      if (item.attempts() < MOST_WORKERS_LOST) {
        queue.failed(item, "WORKER " + lost.why());
      } else {
        packing.giveUp(id, "WORKER_" + lost.why());
        queue.done(item);
      }
    }
  }
}
