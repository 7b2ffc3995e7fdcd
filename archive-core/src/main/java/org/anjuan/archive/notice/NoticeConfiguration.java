package org.anjuan.archive.notice;

import java.time.Duration;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkLoop;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
class NoticeConfiguration {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration IDLE = Duration.ofSeconds(2);

  @Bean
  WorkLoop tellingOfNotices(WorkQueue queue, Telling telling) {
    return new WorkLoop(
        queue,
        WorkKind.TELL_NOTICE,
        1,
        1,
        LEASE,
        IDLE,
        items -> items.forEach(item -> tell(queue, telling, item)));
  }

  private static void tell(WorkQueue queue, Telling telling, WorkItem item) {
    telling
        .tell(new NoticeId(item.subject()))
        .ifPresentOrElse(pause -> queue.postpone(item, pause), () -> queue.done(item));
  }

  @Bean
  WorkLoop pushingOfNotices(WorkQueue queue, Pushes pushes, Post post) {
    return new WorkLoop(
        queue,
        WorkKind.PUSH_NOTICE,
        2,
        1,
        LEASE,
        IDLE,
        items -> items.forEach(item -> push(queue, pushes, post, item)));
  }

  private static void push(WorkQueue queue, Pushes pushes, Post post, WorkItem item) {
    var push = pushes.find(item.subject()).filter(found -> found.endedAt() == null);
    if (push.isEmpty()) {
      queue.done(item);
      return;
    }
    try {
      post.deliver(push.get());
      queue.done(item);
    } catch (PushTrouble trouble) {
      pushes.troubled(push.get(), String.valueOf(trouble.getMessage()), !trouble.isPassing());
      if (trouble.isPassing()) {
        queue.failed(item, "PUSH " + trouble.getMessage());
      } else {
        queue.done(item); // the list of pushes says why; trying again would not help
      }
    }
  }
}
