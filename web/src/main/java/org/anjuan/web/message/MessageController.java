package org.anjuan.web.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.message.Inbox;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.MessageId;
import org.anjuan.ingest.message.MessageState;
import org.anjuan.ingest.message.MessageTexts;
import org.anjuan.ingest.message.Messages;
import org.anjuan.ingest.message.ReceivedMessage;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Messages that have come in, of one's own campuses; an administrator, who has none, sees those of
 * all, and their texts with patients' data made unreadable.
 */
@RestController
@RequestMapping("/api/messages")
class MessageController {
  private static final int PAGE = 50;
  private static final Duration RECENT = Duration.ofDays(7);

  private final Messages messages;
  private final MessageTexts texts;
  private final Inbox inbox;
  private final MedicalRecords records;
  private final RecordAccess access;
  private final Organisation organisation;
  private final AuditTrail trail;
  private final Clock clock;

  MessageController(
      Messages messages,
      MessageTexts texts,
      Inbox inbox,
      MedicalRecords records,
      RecordAccess access,
      Organisation organisation,
      AuditTrail trail,
      Clock clock) {
    this.messages = messages;
    this.texts = texts;
    this.inbox = inbox;
    this.records = records;
    this.access = access;
    this.organisation = organisation;
    this.trail = trail;
    this.clock = clock;
  }

  /** A message; nothing of it is about a patient. */
  record MessageRow(
      String id,
      String listener,
      String campus,
      String protocol,
      String type,
      String controlId,
      String sender,
      @Nullable String address,
      Instant receivedAt,
      long size,
      String state,
      int arrivals,
      int attempts,
      @Nullable String reason,
      @Nullable Words reasonText,
      @Nullable String detail,
      @Nullable String recordId,
      @Nullable String documentId,
      @Nullable Integer documentVersion,
      @Nullable Instant handledAt) {}

  /** The same in both languages. */
  record Words(String zh, String en) {}

  /** A page of messages, the newest first. */
  record MessageRows(List<MessageRow> items, @Nullable String next) {}

  /**
   * A message as it came.
   *
   * @param masked whether values were made unreadable
   */
  record MessageText(MessageRow message, String text, boolean masked) {
    @Override
    public String toString() {
      return "MessageText[" + message.id() + "]";
    }
  }

  @GetMapping
  MessageRows list(
      Actor actor,
      @RequestParam(required = false) @Nullable ListenerCode listener,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable MessageState state,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable MessageId cursor) {
    var end = to == null ? clock.instant().plusSeconds(60) : to;
    var question =
        new Messages.Question(
            campuses(actor),
            listener,
            type == null || type.isBlank() ? null : type.strip(),
            state,
            from == null ? end.minus(RECENT) : from,
            end,
            cursor,
            PAGE + 1);
    var found = messages.find(question);
    var next = found.size() > PAGE ? found.get(PAGE - 1).id().value() : null;
    return new MessageRows(found.stream().limit(PAGE).map(MessageController::row).toList(), next);
  }

  @GetMapping("/{id}")
  MessageText text(Actor actor, @PathVariable MessageId id) {
    var message = visible(actor, id);
    var open = mayRead(actor, message);
    var event =
        AuditEvent.of(actor, AuditAction.MESSAGE_VIEWED, clock.instant())
            .detail(id + (open ? "" : " masked"));
    var record = message.recordId();
    trail.append(record == null ? event : event.record(record));
    return new MessageText(
        row(message), open ? texts.read(message) : texts.readMasked(message), !open);
  }

  @PostMapping("/{id}/replay")
  MessageRow replay(Actor actor, @PathVariable MessageId id) {
    return row(inbox.replay(actor, visible(actor, id)));
  }

  private ReceivedMessage visible(Actor actor, MessageId id) {
    return messages
        .find(id)
        .filter(message -> campuses(actor).contains(message.campus().value()))
        .orElseThrow(NotFound::new);
  }

  private List<String> campuses(Actor actor) {
    var own = List.copyOf(actor.campusesWith(Right.MESSAGE_MANAGE));
    return own.isEmpty()
        ? organisation.campuses().stream().map(Campus::code).map(code -> code.value()).toList()
        : own;
  }

  /** A message about a record is as open as the record; one about none, as its campus. */
  private boolean mayRead(Actor actor, ReceivedMessage message) {
    if (!actor.campusesWith(Right.RECORD_VIEW).contains(message.campus().value())) {
      return false;
    }
    var id = message.recordId();
    return id == null
        || records
            .find(new RecordId(id))
            .filter(record -> access.allows(actor, Action.VIEW, record))
            .isPresent();
  }

  private static MessageRow row(ReceivedMessage message) {
    var reason = message.reason();
    return new MessageRow(
        message.id().value(),
        message.listener().value(),
        message.campus().value(),
        message.protocol().name(),
        message.type(),
        message.controlId(),
        message.sender(),
        message.address(),
        message.receivedAt(),
        message.size(),
        message.state().name(),
        message.arrivals(),
        message.attempts(),
        reason == null ? null : reason.name(),
        reason == null ? null : new Words(reason.chinese(), reason.english()),
        message.detail(),
        message.recordId(),
        message.documentId(),
        message.documentVersion(),
        message.handledAt());
  }
}
