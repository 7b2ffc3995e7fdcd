package org.anjuan.web.notice;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.notice.Inbox;
import org.anjuan.archive.notice.Message;
import org.anjuan.archive.notice.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's own messages. */
@RestController
@RequestMapping("/api/inbox")
class InboxController {
  private static final int PAGE = 30;

  private final Inbox inbox;

  InboxController(Inbox inbox) {
    this.inbox = inbox;
  }

  /** A message: what is told, in both languages; no patient's data. */
  record InboxMessage(
      String id,
      String kind,
      String kindZh,
      String kindEn,
      String severity,
      @Nullable String campus,
      String zh,
      String en,
      String place,
      Instant at,
      long count,
      boolean over,
      boolean read) {
    static InboxMessage of(Message message) {
      var kind = message.kind();
      return new InboxMessage(
          message.id().value(),
          kind.name(),
          kind.text().zh(),
          kind.text().en(),
          kind.severity().name(),
          message.campus(),
          message.text().zh(),
          message.text().en(),
          message.place(),
          message.at(),
          message.count(),
          message.over(),
          message.read());
    }
  }

  /** Some messages, the newest first; {@code next} leads on. */
  record InboxPage(List<InboxMessage> items, @Nullable String next) {}

  /** How many are unread; {@code more} when there are more than that. */
  record Unread(int count, boolean more) {}

  /** Up to which message all are read. */
  record ReadUpTo(String upTo) {}

  @GetMapping
  InboxPage list(Actor actor, @RequestParam(required = false) @Nullable MessageId cursor) {
    var found = inbox.list(actor.id().value(), cursor, PAGE);
    return new InboxPage(
        found.stream().map(InboxMessage::of).toList(),
        found.size() < PAGE ? null : found.getLast().id().value());
  }

  @GetMapping("/unread")
  Unread unread(Actor actor) {
    var count = inbox.unread(actor.id().value());
    return new Unread(Math.min(count, Inbox.MOST_COUNTED - 1), count == Inbox.MOST_COUNTED);
  }

  @PostMapping("/{id}/reading")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(Actor actor, @PathVariable MessageId id) {
    inbox.markRead(actor.id().value(), id);
  }

  @PostMapping("/reading")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(Actor actor, @RequestBody ReadUpTo upTo) {
    inbox.markAllRead(actor.id().value(), new MessageId(String.valueOf(upTo.upTo())));
  }
}
