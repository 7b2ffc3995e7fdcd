package org.anjuan.ingest.message;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.AuditUnavailable;
import org.anjuan.archive.document.DocumentContended;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.ChartContended;
import org.anjuan.archive.record.ContradictoryStatement;
import org.anjuan.archive.record.RecordContended;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.UnreadableSource;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.HeaderUnread;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * The way of a message: its bytes into the vault, its entry, its handling, what became of it. The
 * caller answers its sender after that. A crash in between leaves an entry that the next arrival of
 * the same message takes up, or {@link MessageSweep} does.
 */
@Service
public class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Messages messages;
  private final Listeners listeners;
  private final Vault vault;
  private final AuditTrail trail;
  private final Clock clock;
  private final MessageProperties properties;
  private final Map<Protocol, MessageHandler> handlers = new EnumMap<>(Protocol.class);

  Inbox(
      Messages messages,
      Listeners listeners,
      Vault vault,
      AuditTrail trail,
      Clock clock,
      MessageProperties properties,
      List<MessageHandler> handlers) {
    this.messages = messages;
    this.listeners = listeners;
    this.vault = vault;
    this.trail = trail;
    this.clock = clock;
    this.properties = properties;
    handlers.forEach(handler -> this.handlers.put(handler.protocol(), handler));
  }

  /**
   * Stores the bytes of a message.
   *
   * @throws org.anjuan.archive.vault.UnreadableSource when the stream fails, with a {@link
   *     MessageTooLarge} as its cause past the limit; nothing is kept
   */
  public StoredBlob store(InputStream content) {
    return vault.store(new LimitedStream(content, properties.maxSize().toBytes()));
  }

  /** Lets go of bytes that are not entered after all. */
  public void forget(StoredBlob raw) {
    vault.remove(raw.id());
  }

  /**
   * Enters a message whose bytes are stored and handles it, unless that has been done.
   *
   * @return the entry; its state says what became of it
   * @throws RuntimeException of the store, while it does not answer: the sender shall try again
   */
  public ReceivedMessage take(Listener listener, MessageHead head, StoredBlob raw) {
    var entry = messages.enter(listener, head, raw);
    if (entry.content().equals(raw.id())) {
      vault.keep(raw.id());
    } else {
      vault.remove(raw.id());
    }
    return switch (entry.state()) {
      case DONE, IGNORED -> entry;
      case RECEIVED, WAITING, DEAD -> handle(entry, listener, head.by());
    };
  }

  /** Handles a message once more, because somebody asks for it. */
  public ReceivedMessage replay(Actor by, ReceivedMessage message) {
    trail.append(
        AuditEvent.of(by, AuditAction.MESSAGE_REPLAYED, clock.instant())
            .detail(message.id().value()));
    messages.reopen(message.id());
    var listener = listeners.find(message.listener()).orElse(null);
    return listener == null
        ? messages.refused(message, MessageState.DEAD, MessageFault.TYPE_UNKNOWN, "listener")
        : handle(message, listener, listener.actor());
  }

  ReceivedMessage handle(ReceivedMessage message, Listener listener, Actor by) {
    var handler = handlers.get(message.protocol());
    if (handler == null) {
      return refuse(message, by, new MessageRefused(MessageFault.TYPE_UNKNOWN, "protocol"));
    }
    try (var content = vault.open(message.content())) {
      var outcome = handler.handle(new Envelope(listener, message, by, content));
      return messages.handled(message, outcome);
    } catch (MessageRefused refused) {
      return refuse(message, by, refused);
    } catch (IntakeRefused kept) {
      var entry = kept.entry();
      return refuse(
          message,
          by,
          new MessageRefused(MessageFault.QUARANTINED, entry.reason() + " " + entry.id()));
    } catch (MetaRefused refused) {
      return refuse(message, by, new MessageRefused(fault(refused.reason()), refused.field()));
    } catch (ContradictoryStatement contradiction) {
      return refuse(
          message, by, new MessageRefused(MessageFault.CONTRADICTORY, contradiction.field()));
    } catch (InvalidValue invalid) {
      return refuse(message, by, new MessageRefused(MessageFault.FIELD_INVALID, invalid.field()));
    } catch (UnreadableSource broken) {
      // What is embedded ends too early, or is not the Base64 it says.
      var tooLarge = broken.getCause() instanceof DeliveryTooLarge;
      var fault = tooLarge ? MessageFault.TOO_LARGE : MessageFault.FIELD_INVALID;
      return refuse(message, by, new MessageRefused(fault, "content"));
    } catch (DeliveryTooLarge tooLarge) {
      return refuse(message, by, new MessageRefused(MessageFault.TOO_LARGE, "content"));
    } catch (DataAccessException
        | MongoException
        | AuditUnavailable
        | ChartContended
        | RecordContended
        | DocumentContended
        | HeaderUnread away) {
      throw away;
    } catch (IOException | RuntimeException unexpected) {
      LOG.error("Message {} can't be handled", message.id(), unexpected);
      return refuse(
          message,
          by,
          new MessageRefused(MessageFault.FAILED, unexpected.getClass().getSimpleName()));
    }
  }

  private ReceivedMessage refuse(ReceivedMessage message, Actor by, MessageRefused refused) {
    var giveUpAt = message.receivedAt().plus(properties.patience());
    var waits = refused.fault().isPassing() && clock.instant().isBefore(giveUpAt);
    var state = waits ? MessageState.WAITING : MessageState.DEAD;
    if (message.state() != state || message.reason() != refused.fault()) {
      trail.append(
          AuditEvent.of(by, AuditAction.MESSAGE_REFUSED, clock.instant())
              .address(message.address())
              .outcome(AuditOutcome.REFUSED)
              .detail(message.id() + " " + refused.fault() + " " + refused.part()));
    }
    return messages.refused(message, state, refused.fault(), refused.part());
  }

  private static MessageFault fault(QuarantineReason reason) {
    return switch (reason) {
      case METADATA_MISSING -> MessageFault.FIELD_MISSING;
      case METADATA_CONTRADICTORY, FILED_ELSEWHERE -> MessageFault.CONTRADICTORY;
      default -> MessageFault.FIELD_INVALID;
    };
  }
}
