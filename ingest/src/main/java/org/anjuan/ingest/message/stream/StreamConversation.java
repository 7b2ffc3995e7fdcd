package org.anjuan.ingest.message.stream;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anjuan.archive.document.Channel;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.ingest.message.Conversation;
import org.anjuan.ingest.message.Filing;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.Pace;
import org.anjuan.ingest.message.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes files from a stream and files each before it is answered. What is said of campus and source
 * is the listener's, whatever the description says.
 */
@Component
class StreamConversation implements Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConversation.class);
  private static final int LONGEST_META = 1 << 20;

  private final Filing filing;
  private final Reception reception;
  private final MetaReader reader;
  private final Pace pace;
  private final JsonMapper json = JsonMapper.builder().build();

  StreamConversation(Filing filing, Reception reception, MetaReader reader, Pace pace) {
    this.filing = filing;
    this.reception = reception;
    this.reader = reader;
    this.pace = pace;
  }

  @Override
  public Protocol protocol() {
    return Protocol.STREAM;
  }

  @Override
  public void converse(Listener listener, InputStream in, OutputStream out, String address)
      throws IOException {
    var from = new DataInputStream(new BufferedInputStream(in, 64 * 1024));
    var to = new DataOutputStream(out);
    while (true) {
      int length;
      try {
        length = from.readInt();
      } catch (EOFException allSaid) {
        return;
      }
      if (length < 2 || length > LONGEST_META) {
        answer(to, refused("METADATA_INVALID", "meta", false));
        return;
      }
      var meta = new String(from.readNBytes(length), StandardCharsets.UTF_8);
      var file = new Part(from, from.readLong());
      var answer = take(listener, meta, file, address);
      answer(to, answer);
      if (file.left > 0) {
        return; // what is left of it is not worth reading
      }
    }
  }

  private Map<String, Object> take(Listener listener, String text, Part file, String address) {
    var delivery = new Delivery(Channel.STREAM, listener.actor(), address, null);
    try {
      reception.requireWithinLimit(file.left);
      if (file.left < 0) {
        return refused("METADATA_INVALID", "length", false);
      }
      if (!pace.admits(listener)) {
        return refused("TOO_MANY", "", true);
      }
      var meta = of(listener, reader.read(text));
      var receipt =
          filing.file(
              new Delivery(delivery.channel(), delivery.by(), address, meta.fileName()),
              meta,
              file);
      file.skipRest();
      var answer = new LinkedHashMap<String, Object>();
      answer.put("status", "stored");
      answer.put("documentId", receipt.documentId().value());
      answer.put("version", receipt.version());
      answer.put("recordId", receipt.recordId().value());
      return answer;
    } catch (IntakeRefused kept) {
      return refused(kept.entry().reason().name(), kept.entry().id().value(), false);
    } catch (MetaRefused refused) {
      return refused(refused.reason().name(), refused.field(), false);
    } catch (DeliveryTooLarge tooLarge) {
      return refused("TOO_LARGE", "file", false);
    } catch (IOException | RuntimeException away) {
      LOG.warn("A file could not be taken now: {}", away.toString());
      return refused("NOT_NOW", "", true);
    }
  }

  private static IntakeMeta of(Listener listener, IntakeMeta said) {
    var own =
        new IntakeMeta(
            listener.sourceSystem(),
            null,
            null,
            null,
            listener.campus().value(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return own.orElse(said);
  }

  private static Map<String, Object> refused(String reason, String detail, boolean again) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", "refused");
    answer.put("reason", reason);
    answer.put("detail", detail);
    answer.put("repeat", again);
    return answer;
  }

  private void answer(DataOutputStream out, Map<String, Object> answer) throws IOException {
    var bytes = json.writeValueAsBytes(answer);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /** As much of the stream as is one file; it must be there whole. */
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      var b = in.read();
      if (b < 0) {
        throw new EOFException("the connection ended within a file");
      }
      left--;
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      var n = in.read(into, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the connection ended within a file");
      }
      left -= n;
      return n;
    }

    void skipRest() throws IOException {
      transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
      // the connection goes on
    }
  }
}
