package org.anjuan.web.message;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.vault.UnreadableSource;
import org.anjuan.ingest.message.Inbox;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.Listeners;
import org.anjuan.ingest.message.MessageHead;
import org.anjuan.ingest.message.MessageTooLarge;
import org.anjuan.ingest.message.Pace;
import org.anjuan.ingest.message.Protocol;
import org.anjuan.ingest.message.ReceivedMessage;
import org.anjuan.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes a message that comes as a request's body. */
@Component
class HttpReception {
  private final Listeners listeners;
  private final Inbox inbox;
  private final Pace pace;
  private final CurrentActor current;

  HttpReception(Listeners listeners, Inbox inbox, Pace pace, CurrentActor current) {
    this.listeners = listeners;
    this.inbox = inbox;
    this.pace = pace;
    this.current = current;
  }

  /** A request that is not taken; every protocol says so in its own way. */
  static final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    Declined(HttpStatus status, String why) {
      super(why);
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  /**
   * The listener of this code, or the only one of its protocol.
   *
   * @throws Declined where there is none for this caller
   */
  Listener listener(Protocol protocol, @Nullable String code, HttpServletRequest request) {
    var wanted =
        listeners.all().stream()
            .filter(one -> one.protocol() == protocol && one.enabled())
            .filter(one -> code == null || one.code().equals(new ListenerCode(code)))
            .filter(one -> current.mayBringFrom(one.campus().value()))
            .toList();
    if (wanted.size() != 1) {
      throw new Declined(
          HttpStatus.NOT_FOUND,
          wanted.isEmpty() ? "no such listener" : "several listeners: name one");
    }
    var listener = wanted.getFirst();
    // A token may be bound to addresses itself; a listener without addresses leaves it at that.
    if (!listener.addresses().isEmpty() && !listener.admits(request.getRemoteAddr())) {
      throw new Declined(HttpStatus.FORBIDDEN, "not from this address");
    }
    if (!pace.admits(listener)) {
      throw new Declined(HttpStatus.TOO_MANY_REQUESTS, "too many; repeat later");
    }
    return listener;
  }

  /** Keeps the body and handles it. */
  ReceivedMessage take(Actor actor, Listener listener, String type, HttpServletRequest request)
      throws IOException {
    try {
      var raw = inbox.store(request.getInputStream());
      var control = Objects.requireNonNullElse(request.getHeader("X-Request-Id"), "");
      var head = new MessageHead(type, control, actor.name(), actor, request.getRemoteAddr());
      return inbox.take(listener, head, raw);
    } catch (UnreadableSource broken) {
      if (broken.getCause() instanceof MessageTooLarge) {
        throw new Declined(HttpStatus.CONTENT_TOO_LARGE, "too large");
      }
      throw new IOException(broken);
    }
  }
}
