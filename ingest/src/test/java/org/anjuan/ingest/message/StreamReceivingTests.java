package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.quarantine.Quarantine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files over TCP with a length before each part: what is whole is filed before it is answered, what
 * is not leaves nothing behind, and the sender knows which it was.
 */
@Tag("ING-1")
@Tag("ING-2")
class StreamReceivingTests extends ReceivingTests {
  private static final long MORE_THAN_EVER = 17L << 30;

  @Autowired private Quarantine quarantine;

  private Listener listener;
  private int port;

  @BeforeEach
  void open() {
    listener = listener(Protocol.STREAM, MessageMapping.USUAL);
    port = portOf(listener);
  }

  @Test
  void oneConnectionCarriesManyFilesAndEachIsAnsweredOnceItIsFiled() throws IOException {
    try (var sender = new Sender(port)) {
      for (var id : List.of("A", "B", "C")) {
        var answer = sender.send(meta(id), Papers.pdf("report " + id));
        assertThat(answer.path("status").asString("")).as(id).isEqualTo("stored");
        assertThat(answer.path("documentId").asString(""))
            .isEqualTo(document(name + id).id().value());
      }
    }
  }

  @Test
  void theSameFileAgainIsTheSameVersionAndAnotherContentTheNext() throws IOException {
    var first = Papers.pdf("first");
    try (var sender = new Sender(port)) {
      assertThat(sender.send(meta("R"), first).path("version").asInt()).isEqualTo(1);
      assertThat(sender.send(meta("R"), first).path("version").asInt()).isEqualTo(1);
    }
    try (var sender = new Sender(port)) { // as after a lost answer
      assertThat(sender.send(meta("R"), first).path("version").asInt()).isEqualTo(1);
      assertThat(sender.send(meta("R"), Papers.pdf("second")).path("version").asInt()).isEqualTo(2);
    }
    assertThat(document(name + "R").versions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 10, 60, -9, -8, -1})
  void halfAHeaderIsNoFile(int length) throws IOException {
    var head = header(meta("H"), 1_000);
    var cut = length > 0 ? length : head.length + length; // from its end, within the file's length
    try (var sender = new Sender(port)) {
      sender.write(Arrays.copyOf(head, cut));
      sender.endOfSpeech();
      assertThat(sender.isHungUp()).isTrue();
    }
    assertNothingOf("H");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, (1 << 20) + 1, Integer.MAX_VALUE})
  void descriptionOfAnImpossibleLengthIsRefusedAndTheConnectionEnds(int length) throws IOException {
    try (var sender = new Sender(port)) {
      sender.out.writeInt(length);
      sender.out.flush();
      var answer = sender.answer();
      assertThat(answer.path("status").asString("")).isEqualTo("refused");
      assertThat(answer.path("reason").asString("")).isEqualTo("METADATA_INVALID");
      assertThat(answer.path("repeat").asBoolean(true)).isFalse();
      assertThat(sender.isHungUp()).isTrue();
    }
  }

  @Test
  void fileThatSaysItIsLongerThanAnyMayBeIsRefusedBeforeItIsRead() throws IOException {
    for (var length : List.of(MORE_THAN_EVER, Long.MAX_VALUE)) {
      try (var sender = new Sender(port)) {
        sender.write(header(meta("L"), length));
        var answer = sender.answer();
        assertThat(answer.path("reason").asString("")).isEqualTo("TOO_LARGE");
        assertThat(answer.path("repeat").asBoolean(true)).isFalse();
        assertThat(sender.isHungUp()).isTrue();
      }
    }
    try (var sender = new Sender(port)) {
      sender.write(header(meta("L"), -1));
      assertThat(sender.answer().path("detail").asString("")).isEqualTo("length");
    }
    assertNothingOf("L");
  }

  @Test
  void fileThatIsCutLeavesNothingAndIsTakenWhenItComesWhole() throws IOException {
    var file = Papers.pdf("a long report", "of several", "pages");
    try (var sender = new Sender(port)) {
      sender.write(header(meta("C"), file.length));
      sender.write(Arrays.copyOf(file, file.length / 2));
      sender.endOfSpeech();
      var answer = sender.answer();
      assertThat(answer.path("status").asString("")).isEqualTo("refused");
      assertThat(answer.path("repeat").asBoolean(false)).as("send it again").isTrue();
      assertThat(sender.isHungUp()).isTrue();
    }
    assertNothingOf("C");

    try (var sender = new Sender(port)) {
      assertThat(sender.send(meta("C"), file).path("status").asString("")).isEqualTo("stored");
    }
    assertThat(document(name + "C").current().size()).isEqualTo(file.length);
  }

  @Test
  void connectionThatBreaksOffWithinAFileHoldsNoOtherUp() throws IOException {
    var file = Papers.pdf("report");
    try (var broken = new Sender(port);
        var whole = new Sender(port)) {
      broken.write(header(meta("X"), file.length));
      broken.write(Arrays.copyOf(file, 10));
      assertThat(whole.send(meta("Y"), file).path("status").asString("")).isEqualTo("stored");
      broken.breakOff();
    }
    assertNothingOf("X");
  }

  @Test
  void slowSenderIsWaitedFor() throws IOException {
    var file = "报告 ".repeat(280).getBytes(StandardCharsets.UTF_8);
    try (var sender = new Sender(port)) {
      for (var one : header(meta("S"), file.length)) {
        sender.write(new byte[] {one}); // a packet for every byte
      }
      for (var one : file) {
        sender.write(new byte[] {one});
      }
      assertThat(sender.answer().path("status").asString("")).isEqualTo("stored");
    }
    assertThat(document(name + "S").current().size()).isEqualTo(file.length);
  }

  @Test
  void manyAtOnceFileEachDocumentOnce() throws Exception {
    var files = new ArrayList<byte[]>();
    for (var i = 0; i < 12; i++) {
      files.add(Papers.pdf("report " + i));
    }
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Callable<Integer>>();
      for (var sender = 0; sender < 6; sender++) {
        all.add(() -> sendAll(files));
      }
      for (var stored : senders.invokeAll(all)) {
        assertThat(stored.get()).isEqualTo(files.size());
      }
    }
    for (var i = 0; i < files.size(); i++) {
      assertThat(document(name + "M" + i).versions()).as("report " + i).hasSize(1);
    }
  }

  /** Whoever is told to come again does. */
  private int sendAll(List<byte[]> files) throws IOException {
    var stored = 0;
    try (var sender = new Sender(port)) {
      for (var i = 0; i < files.size(); i++) {
        var again = true;
        for (var attempt = 0; again && attempt < 20; attempt++) {
          var answer = sender.send(meta("M" + i), files.get(i));
          again = answer.path("repeat").asBoolean(false);
          stored += answer.path("status").asString("").equals("stored") ? 1 : 0;
        }
      }
    }
    return stored;
  }

  @Test
  void descriptionThatIsNoneIsRefusedAndTheNextFileIsTaken() throws IOException {
    try (var sender = new Sender(port)) {
      var answer = sender.send("{\"admissionNo\":", new byte[0]);
      assertThat(answer.path("status").asString("")).isEqualTo("refused");
      assertThat(sender.send(meta("N"), Papers.pdf("next")).path("status").asString(""))
          .isEqualTo("stored");
    }
  }

  @Test
  void whatCampusAndSourceItIsFromIsTheListenersToSay() throws IOException {
    var lie = meta("O").replace("{", "{\"campus\":\"EAST\",\"sourceSystem\":\"OTHER\",");
    try (var sender = new Sender(port)) {
      assertThat(sender.send(lie, Papers.pdf("report")).path("status").asString(""))
          .isEqualTo("stored");
    }
    assertThat(documents.find(new SourceKey("OTHER", name + "O"))).isEmpty();
    assertThat(record().stay()).isEqualTo(new StayNumber(MAIN, "Z" + name, 1));
  }

  @Test
  void addressThatMayNotSpeakIsHungUpOn() throws IOException {
    var closed =
        listeners.put(
            Actor.system("test"),
            new Listener(
                new ListenerCode("CLOSED-" + name),
                "测试",
                Protocol.STREAM,
                MAIN,
                "S" + name,
                true,
                0,
                "127.0.0.1",
                false,
                List.of(new AddressRange("10.1.2.0/24")),
                "UTF-8",
                10_000,
                MessageMapping.USUAL,
                0));
    try (var sender = new Sender(portOf(closed))) {
      assertThat(sender.isHungUp()).isTrue();
    }
  }

  private String meta(String id) {
    return """
    {"sourceDocumentId":"%s","admissionNo":"Z%s","visitNo":1,"category":"C0007","title":"报告"}\
    """
        .formatted(name + id, name);
  }

  private void assertNothingOf(String id) {
    assertThat(documents.find(new SourceKey("S" + name, name + id))).isEmpty();
    assertThat(quarantine.list(List.of("MAIN"), 0, 200))
        .as("in quarantine")
        .noneMatch(entry -> quarantine.meta(entry).contains(name + id));
  }

  private static byte[] header(String meta, long length) throws IOException {
    var bytes = meta.getBytes(StandardCharsets.UTF_8);
    var head = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(head)) {
      out.writeInt(bytes.length);
      out.write(bytes);
      out.writeLong(length);
    }
    return head.toByteArray();
  }

  /** A system that sends, as the handbook tells its vendor to. */
  private static final class Sender implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Sender(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
      out = new DataOutputStream(socket.getOutputStream());
    }

    JsonNode send(String meta, byte[] file) throws IOException {
      write(header(meta, file.length));
      write(file);
      return answer();
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    JsonNode answer() throws IOException {
      return JsonMapper.shared().readTree(in.readNBytes(in.readInt()));
    }

    void endOfSpeech() throws IOException {
      socket.shutdownOutput();
    }

    /** Whether the other side ends the connection without another word. */
    boolean isHungUp() {
      try {
        return in.read() < 0;
      } catch (IOException reset) {
        return !(reset instanceof SocketTimeoutException);
      }
    }

    void breakOff() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
