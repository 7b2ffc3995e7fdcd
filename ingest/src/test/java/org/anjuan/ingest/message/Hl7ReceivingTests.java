package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DocumentVersion;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.Papers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;

/** HL7 messages over a socket, sent by HAPI's own client or byte by byte. */
@Tag("ING-2")
class Hl7ReceivingTests extends ReceivingTests {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Path CORPUS =
      Path.of(System.getProperty("anjuan.root"), "../shared/corpus/hl7");

  @Autowired private Vault vault;
  @Autowired private MessageSweep sweep;

  @Test
  @Tag("GEN-3")
  void aDocumentIsFiledBeforeItIsAccepted() throws Exception {
    var pdf = Papers.pdf("report", "x".repeat(2_000));
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);

    var answer = send(listener, mdm("T02", "C1", "D1", "20260301083000", pdf));

    assertThat(answer).contains("MSA|AA|C1");
    var document = document("D1");
    assertThat(document.category().value()).isEqualTo("C0034");
    assertThat(document.title()).isEqualTo("入院记录");
    assertThat(document.current().channel()).isEqualTo(Channel.HL7);
    try (var content = vault.open(document.current().content());
        var in = content.stream()) {
      assertThat(in.readAllBytes()).isEqualTo(pdf);
    }
    assertThat(Stated.valueOf(record().patient().name())).isEqualTo("张建国");
    assertThat(record().id()).isEqualTo(document.recordId());
  }

  @Test
  @Tag("ING-5")
  void aReplacementIsANewVersionAndACancellationWithdrawsIt() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    send(listener, mdm("T02", "C1", "D1", "20260301083000", Papers.pdf("draft")));

    var replaced = mdm("T10", "C2", "D2^^D1", "20260301090000", Papers.pdf("signed"));
    assertThat(send(listener, replaced)).contains("MSA|AA|C2");
    assertThat(document("D1").versions()).hasSize(2);
    assertThat(document("D1").isWithdrawn()).isFalse();
    assertThat(documents.find(new org.anjuan.archive.document.SourceKey("S" + name, "D2")))
        .isEmpty();

    assertThat(send(listener, mdm("T11", "C3", "D2", "20260301100000", new byte[0])))
        .contains("MSA|AA|C3");
    assertThat(document("D1").isWithdrawn()).isTrue();
    assertThat(document("D1").versions()).as("nothing is lost").hasSize(2);
    var noted = record().documents().get(document("D1").id().value());
    assertThat(noted.isWithdrawn()).as("the record knows, and so does the search").isTrue();
  }

  @Test
  void whatComesBeforeItsDocumentWaitsAndIsTriedAgain() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var early = mdm("T10", "C2", "D2^^D1", "20260301090000", Papers.pdf("signed"));
    assertThat(send(listener, early)).contains("MSA|AE|C2").contains("DOCUMENT_UNKNOWN");

    send(listener, mdm("T02", "C1", "D1", "20260301083000", Papers.pdf("draft")));
    sweep.takeUp(MessageState.WAITING, Duration.ZERO);

    assertThat(document("D1").current().sha256())
        .isEqualTo(
            document("D1").versions().stream()
                .max(java.util.Comparator.comparing(DocumentVersion::number))
                .orElseThrow()
                .sha256());
    assertThat(document("D1").versions()).hasSize(2);
  }

  @Test
  void aSenderThatNeverSawTheAnswerRepeatsAndThereIsOneDocument() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var message = mdm("T02", "C1", "D1", "20260301083000", Papers.pdf("once"));
    try (var socket = new Socket("127.0.0.1", portOf(listener))) {
      socket.getOutputStream().write(framed(message, StandardCharsets.UTF_8));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            documents
                .find(new org.anjuan.archive.document.SourceKey("S" + name, "D1"))
                .isPresent());

    assertThat(sendBytes(listener, message)).contains("MSA|AA|C1");
    assertThat(document("D1").versions()).hasSize(1);
    assertThat(received(listener))
        .hasSize(1)
        .first()
        .extracting(ReceivedMessage::arrivals)
        .isEqualTo(2);
  }

  @Test
  void whatACrashLeftBetweenKeepingAndHandlingIsTakenUp() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var message = mdm("T02", "C1", "D1", "20260301083000", Papers.pdf("kept"));
    var raw =
        inbox.store(new java.io.ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    var head = new MessageHead("MDM^T02", "C1", "HIS@H", listener.actor(), "127.0.0.1");
    var left = messages.enter(listener, head, raw);
    assertThat(left.state()).isEqualTo(MessageState.RECEIVED);

    assertThat(sendBytes(listener, message)).as("the sender repeats").contains("MSA|AA|C1");
    assertThat(received(listener)).hasSize(1);
    assertThat(document("D1").versions()).hasSize(1);
    sweep.takeUp(MessageState.RECEIVED, Duration.ofSeconds(-60));
    assertThat(document("D1").versions()).hasSize(1);
  }

  @Test
  void chineseComesInTheCharacterSetThatTheMessageNames() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var message = adt("A01", "C1", "20260301083000", "").replace("UNICODE UTF-8", "GB 18030-2000");
    try (var socket = new Socket("127.0.0.1", portOf(listener))) {
      socket.getOutputStream().write(framed(message, GB18030));
      assertThat(answer(socket)).contains("MSA|AA|C1");
    }
    assertThat(Stated.valueOf(record().patient().name())).isEqualTo("张建国");
  }

  @Test
  void bytesThatAreNotInTheCharacterSetTheySayAreADeadLetter() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    try (var socket = new Socket("127.0.0.1", portOf(listener))) {
      socket.getOutputStream().write(framed(adt("A01", "C1", "20260301083000", ""), GB18030));
      assertThat(answer(socket)).contains("MSA|AE|C1").contains("WRONG_CHARSET");
    }
    assertThat(received(listener))
        .extracting(ReceivedMessage::state)
        .containsExactly(MessageState.DEAD);
  }

  @Test
  void aDeadLetterIsTriedAgainFromTheScreen() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var message = adt("A01", "C1", "20260301083000", "").replace("Z" + name, "");
    assertThat(send(listener, message)).contains("MSA|AE|C1").contains("FIELD_MISSING PV1-19");
    var dead = received(listener).getFirst();
    assertThat(dead.state()).isEqualTo(MessageState.DEAD);

    listeners.put(
        Actor.system("test"), mapped(listener, new MessageMapping.Place("admissionNo", "PID-4")));
    var again = inbox.replay(Actor.system("test"), dead);

    assertThat(again.state()).isEqualTo(MessageState.DONE);
    assertThat(record("P" + name).patientId()).isNotNull();
  }

  @Test
  void resultsWithAFileAreDocumentsAndOthersAreNot() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    var file = Papers.pdf("laboratory");
    var oru =
        head("ORU^R01", "C1", "20260301083000")
            + pid()
            + "PV1|1|I|W1||||||||||||||||Z"
            + name
            + "\r"
            + "OBR|1||F1|CBC^血常规|||20260301080000|||||||||||||||20260301082000||C0007|F\r"
            + "OBX|1|NM|WBC^白细胞||4.1|10^9/L||N|||F\r"
            + "OBX|2|ED|PDF^报告||^AP^PDF^Base64^"
            + base64(file)
            + "||||||F\r";
    assertThat(send(listener, oru)).contains("MSA|AA|C1");
    assertThat(document("F1").title()).isEqualTo("血常规");
    assertThat(document("F1").current().size()).isEqualTo(file.length);

    var values = oru.replace("C1|P", "C2|P").replaceAll("OBX\\|2[^\r]*\r", "");
    assertThat(send(listener, values)).contains("MSA|AA|C2");
    assertThat(received(listener))
        .extracting(ReceivedMessage::state)
        .containsExactly(MessageState.IGNORED, MessageState.DONE);
  }

  @Test
  void onlyThoseWhoMaySpeakAreListenedToAndTooMuchIsRefused() throws Exception {
    var elsewhere = listener(Protocol.HL7, MessageMapping.USUAL, new AddressRange("10.0.0.0/8"));
    try (var socket = new Socket("127.0.0.1", portOf(elsewhere))) {
      socket
          .getOutputStream()
          .write(framed(adt("A01", "C1", "20260301083000", ""), StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (java.net.SocketException reset) {
      // closed before all was written
    }
    assertThat(received(elsewhere)).isEmpty();
    listeners.put(Actor.system("test"), with(elsewhere, List.of(new AddressRange("127.0.0.1"))));
    var open = listeners.find(elsewhere.code()).orElseThrow();
    await().atMost(Duration.ofSeconds(20)).until(() -> canSpeak(open));
    var big = mdm("T02", "C9", "D9", "20260301083000", new byte[4 << 20]);
    assertThat(sendBytes(open, big)).contains("MSA|AR|C9").contains("too large");
  }

  @Test
  @Tag("ING-11")
  void aMergeFindsTheRecordByItsOldNumberAndAnUnMergeGivesItBack() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    send(listener, adt("A01", "C1", "20260301083000", ""));
    var other =
        adt("A01", "C2", "20260301083000", "")
            .replace("R" + name, "Q" + name)
            .replace("Z" + name, "Y" + name);
    send(listener, other);
    var merge = head("ADT^A40", "C3", "20260301090000") + pid() + "MRG|Q" + name + "^^^HIS^MR\r";

    assertThat(send(listener, merge)).contains("MSA|AA|C3");
    assertThat(records.ofChart(MAIN, new RecordNumber("Q" + name))).hasSize(2);
    assertThat(record().patientId()).isEqualTo(record("Y" + name).patientId());

    var separate =
        head("ADT^A37", "C4", "20260301100000") + pid() + pid().replace("R" + name, "Q" + name);
    assertThat(send(listener, separate)).contains("MSA|AA|C4");
    assertThat(record().patientId()).isNotEqualTo(record("Y" + name).patientId());
    assertThat(send(listener, merge)).as("repeated, late").contains("MSA|AA|C3");
    assertThat(record().patientId()).isNotEqualTo(record("Y" + name).patientId());
  }

  @Test
  @Tag("ING-11")
  @Tag("GEN-3")
  void lateRepeatedAndShuffledMessagesEndInTheSameState() throws Exception {
    var random = new Random(20260301);
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    String first = null;
    for (int round = 0; round < 6; round++) {
      var world = name + round;
      var story =
          new ArrayList<>(
              List.of(
                  adt("A01", "1", "20260301080000", "PV1-44=20260301080000"),
                  adt("A02", "2", "20260302080000", "PV1-3=W2"),
                  adt("A03", "3", "20260303080000", "PV1-45=20260303080000"),
                  adt("A13", "4", "20260303090000", ""),
                  adt("A08", "5", "20260304080000", "PV1-7=D009"),
                  adt("A03", "6", "20260305080000", "PV1-45=20260305070000"),
                  adt("A11", "7", "20260301070000", "")));
      story.addAll(story.subList(random.nextInt(3), 3 + random.nextInt(4)));
      Collections.shuffle(story, random);
      for (var message : story) {
        var told = message.replace(name, world);
        var taken =
            take(listener, "ADT", told.split("\\|")[9], told.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.state()).isEqualTo(MessageState.DONE);
      }
      var end = facts(record("Z" + world));
      first = first == null ? end : first;
      assertThat(end).as("round %s", round).isEqualTo(first);
    }
    assertThat(first).contains("2026-03-04T23:00:00Z", "COLLECT");
  }

  static boolean corpus() {
    return Files.isDirectory(CORPUS);
  }

  @Test
  @EnabledIf("corpus")
  void everyMessageOfTheCorpusEndsWithAnAnswerAndNoneByAccident() throws Exception {
    var listener = listener(Protocol.HL7, MessageMapping.USUAL);
    try (var files = Files.list(CORPUS)) {
      for (var file : files.sorted().toList()) {
        var bytes = Files.readAllBytes(file);
        var plain =
            bytes.length > 0 && bytes[0] == 0x0B
                ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length - 2)
                : bytes;
        var taken = take(listener, "corpus", file.getFileName().toString(), plain);
        assertThat(taken.state()).as("%s", file).isNotEqualTo(MessageState.RECEIVED);
        assertThat(taken.reason()).as("%s", file).isNotEqualTo(MessageFault.FAILED);
      }
    }
  }

  private static String facts(MedicalRecord record) {
    return record.encounter() + " " + record.state() + " " + Stated.valueOf(record.recordNo());
  }

  private List<ReceivedMessage> received(Listener listener) {
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
            50));
  }

  private static Listener mapped(Listener l, MessageMapping.Place place) {
    return new Listener(
        l.code(),
        l.name(),
        l.protocol(),
        l.campus(),
        l.sourceSystem(),
        l.enabled(),
        l.port(),
        l.bind(),
        l.tls(),
        l.addresses(),
        l.charset(),
        l.perMinute(),
        new MessageMapping(List.of(place), List.of(), null),
        l.version());
  }

  private static Listener with(Listener l, List<AddressRange> addresses) {
    return new Listener(
        l.code(),
        l.name(),
        l.protocol(),
        l.campus(),
        l.sourceSystem(),
        l.enabled(),
        l.port(),
        l.bind(),
        l.tls(),
        addresses,
        l.charset(),
        l.perMinute(),
        l.mapping(),
        l.version());
  }

  private boolean canSpeak(Listener listener) {
    try {
      return sendBytes(listener, adt("A01", "C1", "20260301083000", "")).contains("AA");
    } catch (Exception notYet) {
      return false;
    }
  }

  /** These very bytes: HAPI's client would leave empty fields out, and wait long for no answer. */
  private String sendBytes(Listener listener, String message) throws IOException {
    try (var socket = new Socket("127.0.0.1", portOf(listener))) {
      socket.getOutputStream().write(framed(message, StandardCharsets.UTF_8));
      return answer(socket);
    }
  }

  /** As HAPI sends. */
  private String send(Listener listener, String message) throws Exception {
    try (var context = new DefaultHapiContext(ValidationContextFactory.noValidation())) {
      context.setModelClassFactory(new Anything());
      context.setLowerLayerProtocol(new MinLowerLayerProtocol(true));
      var connection = context.newClient("127.0.0.1", portOf(listener), false);
      try {
        connection.getInitiator().setTimeout(20, java.util.concurrent.TimeUnit.SECONDS);
        var answer = connection.getInitiator().sendAndReceive(new Text(message).parsed(context));
        return answer.encode();
      } finally {
        connection.close();
      }
    }
  }

  /** Messages as they are, whatever their structure. */
  private static final class Anything extends GenericModelClassFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<? extends ca.uhn.hl7v2.model.Type> getTypeClass(String type, String version) {
      return ca.uhn.hl7v2.model.GenericComposite.class;
    }
  }

  private record Text(String value) {
    ca.uhn.hl7v2.model.Message parsed(DefaultHapiContext context) throws HL7Exception {
      var parsed = context.getPipeParser().parse(value);
      assertThat(new Terser(parsed).get("MSH-10")).isNotNull();
      return parsed;
    }
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    var answer = new ByteArrayOutputStream();
    for (int b = socket.getInputStream().read();
        b >= 0 && b != 0x1C;
        b = socket.getInputStream().read()) {
      answer.write(b);
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] framed(String message, Charset charset) {
    var body = message.getBytes(charset);
    var frame = new byte[body.length + 3];
    frame[0] = 0x0B;
    System.arraycopy(body, 0, frame, 1, body.length);
    frame[body.length + 1] = 0x1C;
    frame[body.length + 2] = 0x0D;
    return frame;
  }

  private String head(String type, String control, String at) {
    return "MSH|^~\\&|HIS|H|ANJUAN|ARCHIVE|"
        + at
        + "||"
        + type
        + "|"
        + control
        + "|P|2.4|||AL|NE|CHN|UNICODE UTF-8\r"
        + "EVN|"
        + type.substring(4)
        + "|"
        + at
        + "\r";
  }

  private String pid() {
    return "PID|1||R"
        + name
        + "^^^HIS^MR~999999195703222664^^^PRC^NI|P"
        + name
        + "|张建国||19570322|M\r";
  }

  private String adt(String event, String control, String at, String field) {
    var pv1 = new String[52];
    java.util.Arrays.fill(pv1, "");
    pv1[1] = "1";
    pv1[2] = "I";
    pv1[3] = "W1";
    pv1[7] = "D001^李医生";
    pv1[19] = "Z" + name;
    if (!field.isEmpty()) {
      pv1[Integer.parseInt(field.substring(4, field.indexOf('=')))] =
          field.substring(field.indexOf('=') + 1);
    }
    pv1[0] = "PV1";
    return head("ADT^" + event, control, at) + pid() + String.join("|", pv1) + "\r";
  }

  private String mdm(String event, String control, String ids, String at, byte[] file) {
    var id = ids.split("\\^\\^");
    var data =
        file.length == 0
            ? ""
            : "OBX|1|ED|D^入院记录||^application^pdf^Base64^" + base64(file) + "||||||F\r";
    return adt(event, control, at, "").replace("ADT^", "MDM^")
        + "TXA|1|入院记录|AP|"
        + at
        + "|D001^李医生||"
        + at
        + "|||||"
        + id[0]
        + "|"
        + (id.length > 1 ? id[1] : "")
        + "||||LA||AV\r"
        + data;
  }
}
