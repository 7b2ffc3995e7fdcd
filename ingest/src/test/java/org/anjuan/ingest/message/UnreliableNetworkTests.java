package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.message.UnreliableNetwork.Fate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Several senders push admissions and documents over a network that cuts, slows and repeats, and
 * send again until they are told that it is filed: nothing is lost, and nothing is there twice.
 */
@Tag("ING-1")
@Tag("ING-2")
class UnreliableNetworkTests extends ReceivingTests {
  private static final int STAYS = 10;
  private static final int SENDERS = 4;
  private static final int PATIENCE = 60;

  @Autowired private Vault vault;
  @Autowired private MessageSweep sweep;

  @Test
  void nothingIsLostAndNothingIsThereTwice() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var all = new ArrayList<String>();
    for (int stay = 0; stay < STAYS; stay++) {
      all.add(message("ADT^A01", stay, "20260301080000", null));
      all.add(message("ADT^A08", stay, "20260302080000", null));
      all.add(message("MDM^T02", stay, "20260301090000", paper(stay, "draft")));
      all.add(message("MDM^T08", stay, "20260302090000", paper(stay, "signed")));
    }
    Collections.shuffle(all, new Random(7));

    try (var network = new UnreliableNetwork(portOf(listener), 2026);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<Integer>>();
      for (int sender = 0; sender < SENDERS; sender++) {
        int first = sender;
        work.add(() -> sendAll(network.port(), all, first));
      }
      int sent = 0;
      for (var done : senders.invokeAll(work)) {
        sent += done.get();
      }
      assertThat(network.done()).as("all of it has happened").containsOnlyKeys(Fate.values());
      assertThat(sent).isGreaterThan(all.size());
    }
    sweep.takeUp(MessageState.RECEIVED, Duration.ofSeconds(-60));

    assertThat(entries(listener))
        .as("each message once, none in pieces")
        .hasSize(all.size())
        .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(MessageState.DONE));
    for (int stay = 0; stay < STAYS; stay++) {
      var record = record("Z" + name + stay);
      assertThat(Stated.valueOf(record.encounter().attending())).isEqualTo("D002");
      var document = document("D" + stay);
      assertThat(document.recordId()).isEqualTo(record.id());
      assertThat(document.versions()).hasSize(2);
      assertThat(bytes(document.current())).isEqualTo(paper(stay, "signed"));
    }
  }

  private int sendAll(int port, List<String> all, int first) throws IOException {
    int sent = 0;
    for (int i = first; i < all.size(); i += SENDERS) {
      sent += sendUntilAccepted(port, all.get(i));
    }
    return sent;
  }

  private static int sendUntilAccepted(int port, String message) throws IOException {
    for (int attempt = 1; attempt <= PATIENCE; attempt++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(framed(message));
        var control = message.split("\\|")[9];
        if (answer(socket).contains("MSA|AA|" + control)) {
          return attempt;
        }
      } catch (IOException cut) {
        // once more, as every sender does
      }
    }
    throw new IOException("never accepted: " + message.substring(0, 60));
  }

  private static String answer(Socket socket) throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    var answer = new ByteArrayOutputStream();
    for (int b = in.read(); b != 0x1C; b = in.read()) {
      if (b < 0) {
        throw new IOException("no answer");
      }
      answer.write(b);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static byte[] framed(String message) {
    return ("\u000B" + message + "\u001C\r").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] paper(int stay, String state) {
    // the bytes must be the same at every call: what PDFBox writes at random stays out
    return new String(Papers.pdf(stay + " " + state), StandardCharsets.ISO_8859_1)
        .replaceAll("/ID \\[[^\\]]*\\]", "")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<ReceivedMessage> entries(Listener listener) {
    var now = Instant.now();
    return messages.find(
        new Messages.Question(
            List.of("MAIN"),
            listener.code(),
            null,
            null,
            now.minusSeconds(600),
            now.plusSeconds(600),
            null,
            1_000));
  }

  private byte[] bytes(DocumentVersion version) throws IOException {
    try (var content = vault.open(version.content());
        var in = content.stream()) {
      return in.readAllBytes();
    }
  }

  private String message(String type, int stay, String at, byte[] file) {
    var pv1 = new String[20];
    Arrays.fill(pv1, "");
    pv1[0] = "PV1";
    pv1[1] = "1";
    pv1[2] = "I";
    pv1[3] = "W1";
    pv1[7] = at.compareTo("20260302") > 0 ? "D002^王医生" : "D001^李医生";
    pv1[19] = "Z" + name + stay;
    var event = type.substring(4);
    var text =
        "MSH|^~\\&|HIS|H|ANJUAN|ARCHIVE|%s||%s|%s%d|P|2.4|||AL|NE|CHN|UNICODE UTF-8\rEVN|%s|%s\rPID|1||R%s%d^^^HIS^MR||张建国||19570322|M\r%s\r"
            .formatted(at, type, event, stay, event, at, name, stay, String.join("|", pv1));
    return file == null
        ? text
        : text
            + "TXA|1|入院记录|AP|%s|||%s|||||D%d|||||LA||AV\rOBX|1|ED|D^入院记录||^application^pdf^Base64^%s||||||F\r"
                .formatted(at, at, stay, base64(file));
  }
}
