package org.anjuan.ingest.message.hl7;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.ZoneId;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.UnreadableSource;
import org.anjuan.ingest.message.Conversation;
import org.anjuan.ingest.message.Inbox;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.MessageHead;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.MessageTooLarge;
import org.anjuan.ingest.message.Pace;
import org.anjuan.ingest.message.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * MLLP: a frame, its answer, the next frame. AA is said when what the message asks for is durable;
 * where the store does not answer, AE: the sender shall repeat.
 */
@Component
class MllpConversation implements Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(MllpConversation.class);

  private final Inbox inbox;
  private final Pace pace;
  private final Clock clock;
  private final ZoneId zone;

  MllpConversation(Inbox inbox, Pace pace, Clock clock, HospitalZone zone) {
    this.inbox = inbox;
    this.pace = pace;
    this.clock = clock;
    this.zone = zone.id();
  }

  @Override
  public Protocol protocol() {
    return Protocol.HL7;
  }

  @Override
  public void converse(Listener listener, InputStream in, OutputStream out, String address)
      throws IOException {
    var buffered = new BufferedInputStream(in, 64 * 1024);
    for (var frame = FrameStream.next(buffered);
        frame != null;
        frame = FrameStream.next(buffered)) {
      StoredBlob raw;
      try {
        raw = inbox.store(frame);
      } catch (UnreadableSource broken) {
        if (broken.getCause() instanceof MessageTooLarge) {
          if (!frame.skipRest()) {
            return;
          }
          answer(out, listener, refusal(frame, "AR", "too large"));
          continue;
        }
        throw new IOException(broken);
      } catch (RuntimeException away) {
        LOG.warn("A message could not be kept: {}", away.toString());
        answer(out, listener, refusal(frame, "AE", "not now; repeat"));
        return;
      }
      answer(out, listener, taken(listener, frame, raw, address));
    }
  }

  private record Answer(Hl7Head head, String text) {}

  private Answer taken(Listener listener, FrameStream frame, StoredBlob raw, String address) {
    var head = Hl7Head.of(frame.beginning());
    if (!pace.admits(listener)) {
      inbox.forget(raw);
      return new Answer(
          head, Acknowledgement.refusal(head, "AE", "too many; repeat", clock.instant(), zone));
    }
    try {
      var entry =
          inbox.take(
              listener,
              new MessageHead(
                  head.type(), head.controlId(), head.sender(), listener.actor(), address),
              raw);
      return new Answer(head, Acknowledgement.of(head, entry, clock.instant(), zone));
    } catch (RuntimeException away) {
      LOG.warn("A message could not be handled now: {}", away.toString());
      return new Answer(
          head, Acknowledgement.refusal(head, "AE", "not now; repeat", clock.instant(), zone));
    }
  }

  private Answer refusal(FrameStream frame, String code, String words) {
    var head = Hl7Head.of(frame.beginning());
    return new Answer(head, Acknowledgement.refusal(head, code, words, clock.instant(), zone));
  }

  private static void answer(OutputStream out, Listener listener, Answer answer)
      throws IOException {
    out.write(Acknowledgement.framed(answer.text(), charset(listener, answer.head())));
    out.flush();
  }

  private static Charset charset(Listener listener, Hl7Head head) {
    var otherwise = Charset.forName(listener.charset());
    try {
      return head.charset(otherwise);
    } catch (MessageRefused unknown) {
      return otherwise;
    }
  }
}
