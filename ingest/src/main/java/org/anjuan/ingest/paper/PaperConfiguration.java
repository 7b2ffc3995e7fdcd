package org.anjuan.ingest.paper;

import java.time.Duration;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.paper.ScanJobId;
import org.anjuan.archive.work.NothingToWorkWith;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaperConfiguration {
  private static final int MOST_WORKERS_LOST = 3;
  private static final Duration WHEN_BUSY = Duration.ofSeconds(5);
  private static final Duration WHEN_NOT_STARTED = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(2);

  @Bean
  @ConditionalOnBooleanProperty(name = "anjuan.paper.enabled", matchIfMissing = true)
  WorkLoop bindingLoop(WorkQueue queue, Binding binding, PaperProperties settings) {
    return new WorkLoop(
        queue,
        WorkKind.SCAN,
        1,
        1,
        settings.lease(),
        IDLE,
        items -> items.forEach(item -> bind(queue, binding, item)));
  }

  private static void bind(WorkQueue queue, Binding binding, WorkItem item) {
    var id = new ScanJobId(item.subject());
    try {
      binding
          .work(id)
          .ifPresentOrElse(later -> queue.postpone(item, later), () -> queue.done(item));
    } catch (UnreadableDocument unreadable) {
      binding.giveUp(id, "UNREADABLE " + unreadable.reason());
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
        binding.giveUp(id, "WORKER " + lost.why());
        queue.done(item);
      }
    }
  }
}
