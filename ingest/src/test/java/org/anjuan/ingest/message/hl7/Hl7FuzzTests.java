package org.anjuan.ingest.message.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.ListenerCode;
import org.anjuan.ingest.message.MessageMapping;
import org.anjuan.ingest.message.MessageRefused;
import org.anjuan.ingest.message.Protocol;
import org.junit.jupiter.api.Tag;

/**
 * What comes over an HL7 port: each frame is read or refused, and the answer is one frame whatever
 * the sender calls itself.
 */
@Tag("fuzz")
class Hl7FuzzTests {
  private static final Listener LISTENER =
      new Listener(
          new ListenerCode("HIS"),
          "HIS",
          Protocol.HL7,
          new CampusCode("MAIN"),
          "HIS",
          true,
          0,
          "127.0.0.1",
          false,
          List.of(),
          "UTF-8",
          100,
          MessageMapping.USUAL,
          0);

  @FuzzTest(maxDuration = "2m")
  void framesAreReadOrRefusedAndAnsweredInOne(byte[] bytes) throws IOException {
    var in = new BufferedInputStream(new ByteArrayInputStream(bytes));
    try {
      for (var frame = FrameStream.next(in); frame != null; frame = FrameStream.next(in)) {
        var content = frame.readAllBytes();
        var head = Hl7Head.of(frame.beginning());
        var answer =
            Acknowledgement.framed(
                Acknowledgement.refusal(head, "AE", "no", Instant.EPOCH, ZoneOffset.UTC),
                StandardCharsets.UTF_8);
        assertThat(answer).startsWith(0x0B).endsWith(0x1C, 0x0D);
        assertThat(answer).containsOnlyOnce(0x1C).containsOnlyOnce(0x0B);
        read(head, content);
      }
    } catch (EOFException within) {
      assertThat(in.available()).isZero();
    }
  }

  private static void read(Hl7Head head, byte[] content) throws IOException {
    if (!head.isMessage()) {
      return;
    }
    try {
      var charset = head.charset(StandardCharsets.UTF_8);
      var text = Hl7Text.read(new ByteArrayInputStream(content), charset, head);
      var meta = new Hl7Meta(Hl7Message.parse(text.text()), LISTENER);
      assertThat(meta.stay(false, false).campus()).isEqualTo("MAIN");
      for (var file : text.files()) {
        var reader = Hl7Text.reader(new ByteArrayInputStream(content), charset);
        try (var embedded = EmbeddedStream.of(reader, file)) {
          assertThat(embedded.readAllBytes().length).isLessThan(content.length);
        } catch (IOException notBase64) {
          assertThat(notBase64).hasMessageContaining("ase");
        }
      }
    } catch (MessageRefused refused) {
      assertThat(refused.part()).isNotBlank();
    }
  }
}
