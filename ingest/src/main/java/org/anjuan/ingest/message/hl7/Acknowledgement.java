package org.anjuan.ingest.message.hl7;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/** The answer to a message: AA accepted, AE not now or not like this, AR not a message at all. */
final class Acknowledgement {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssZ");

  // What the sender calls itself and its message is repeated; it must not end the frame.
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Acknowledgement() {}

  /** What a message that was kept has come to. */
  static String of(Hl7Head head, ReceivedMessage message, Instant now, ZoneId zone) {
    return switch (message.state()) {
      case DONE, IGNORED -> text(head, "AA", null, null, now, zone);
      case RECEIVED, WAITING, DEAD -> {
        var fault = message.reason() == null ? MessageFault.FAILED : message.reason();
        var code = fault == MessageFault.MALFORMED ? "AR" : "AE";
        var words = fault + " " + message.detail() + ": " + fault.english();
        yield text(head, code, words, message.id().value(), now, zone);
      }
    };
  }

  /** Nothing was kept. */
  static String refusal(Hl7Head head, String code, String words, Instant now, ZoneId zone) {
    return text(head, code, words, null, now, zone);
  }

  private static String text(
      Hl7Head head,
      String code,
      @Nullable String words,
      @Nullable String id,
      Instant now,
      ZoneId zone) {
    var bar = head.separators().substring(0, 1);
    var parts = head.separators().substring(1);
    var event = head.type().contains("^") ? head.type().substring(head.type().indexOf('^')) : "";
    var msh =
        String.join(
            bar,
            "MSH",
            parts,
            head.receiver(),
            head.receivingFacility(),
            head.application(),
            head.facility(),
            TIME.format(now.atZone(zone)),
            "",
            "ACK" + event.replace('^', parts.charAt(0)),
            UnguessableId.next(),
            "P",
            head.version().isEmpty() ? "2.4" : head.version(),
            "",
            "",
            "",
            "",
            "",
            head.charsetName());
    var msa =
        String.join(bar, "MSA", code, head.controlId(), words == null ? "" : plain(words, bar));
    var err =
        words == null
            ? ""
            : String.join(
                    bar, "ERR", "", "", "207", "E", "", "", id == null ? "" : id, plain(words, bar))
                + "\r";
    return CONTROL.matcher(msh).replaceAll(" ")
        + "\r"
        + CONTROL.matcher(msa).replaceAll(" ")
        + "\r"
        + err;
  }

  private static String plain(String words, String bar) {
    return words.replace(bar, " ").replaceAll("[\\\\^~&\\p{Cntrl}]", " ");
  }

  static byte[] framed(String text, Charset charset) {
    var body = text.getBytes(charset);
    var frame = new byte[body.length + 3];
    frame[0] = FrameStream.START;
    System.arraycopy(body, 0, frame, 1, body.length);
    frame[body.length + 1] = FrameStream.END;
    frame[body.length + 2] = FrameStream.RETURN;
    return frame;
  }
}
