package org.anjuan.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.anjuan.station.queue.Queue;
import org.anjuan.station.queue.QueueInUse;
import org.anjuan.station.queue.Taken;
import org.anjuan.station.upload.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A station keeps what it is given, encrypted, until the archive has said what became of it; cuts,
 * refusals and damage cost nothing but time.
 */
@Tag("STA-1")
class StationTests {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final byte[] LONG = bytes(400_000);

  @TempDir private Path temporary;
  private SmallArchive archive;
  private StationFolder folder;

  @BeforeEach
  void open() throws IOException {
    archive = new SmallArchive();
    folder = StationFolder.in(temporary, archive.address());
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void whatItsPathAndSideCarSayGoesWithTheFile() throws Exception {
    folder.drop("ZY1_2/ECG/C0034_E17_v3.pdf", LONG);
    folder.drop("ZY1_2/ECG/C0034_E17_v3.pdf.json", "{\"title\":\"心电图\"}".getBytes(UTF_8));
    work();

    assertThat(archive.filed).containsExactly(SmallArchive.digest(LONG));
    var said = archive.said.getFirst();
    assertThat(said.path("patientKey").asString()).isEqualTo("ZY1_2");
    assertThat(said.path("fileName").asString()).isEqualTo("C0034_E17_v3.pdf");
    assertThat(said.path("meta").asString())
        .contains("\"category\":\"C0034\"", "\"sourceDocumentId\":\"E17\"")
        .contains("\"sourceVersion\":3", "心电图");
    try (var left = Files.walk(folder.inbox())) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void nothingOnItsDiskCanBeRead() throws Exception {
    archive.refusing = "station-disabled";
    var secret = "张建国的心电图".repeat(10_000).getBytes(UTF_8);
    folder.drop("ZY1_1/zhangjianguo.txt", secret);
    work();

    try (var kept = Files.walk(folder.data())) {
      var files = kept.filter(Files::isRegularFile).toList();
      assertThat(files).anyMatch(file -> file.toString().endsWith(".body"));
      for (var file : files) {
        assertThat(new String(Files.readAllBytes(file), UTF_8))
            .doesNotContain("张建国", "zhangjianguo", "ZY1_1");
        assertThat(file.getFileName().toString()).doesNotContain("zhang", "ZY1");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          assertThat(Files.getPosixFilePermissions(file.getParent())).hasSize(3);
        }
      }
    }
  }

  @Test
  void aConnectionThatIsCutInTheMiddleGoesOnWhereItWas() throws Exception {
    archive.cutEvery = 3;
    folder.drop("ZY1_1/a.pdf", LONG);
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
      assertThat(station.link().state()).isEqualTo(Link.State.AWAY);
      assertThat(station.queue().pending()).isEqualTo(1);
      for (var i = 0; i < 10 && station.queue().pending() > 0; i++) {
        station.runOnce();
      }
      assertThat(station.queue().pending()).isZero();
    }
    assertThat(archive.cuts).hasPositiveValue();
    assertThat(archive.filed).containsExactly(SmallArchive.digest(LONG));
    assertThat(archive.partsTaken.get() - archive.cuts.get())
        .as("parts that had come were not sent again")
        .isEqualTo(7);
  }

  @Test
  void theSameFileIsTheSameUploadHoweverOftenItComes() throws Exception {
    folder.drop("ZY1_1/a.pdf", LONG);
    work();
    folder.drop("ZY1_1/a.pdf", LONG);
    work();

    assertThat(archive.filed).hasSize(1);
    try (var queue = Queue.open(folder.data(), CLOCK)) {
      var first = queue.add(new ByteArrayInputStream(LONG), new Taken("b", "b", "ZY9", null));
      var again = queue.add(new ByteArrayInputStream(LONG), new Taken("b", "b", "ZY9", null));
      var other = queue.add(new ByteArrayInputStream(LONG), new Taken("b", "b", "ZY8", null));
      assertThat(again.id()).isEqualTo(first.id()).isNotEqualTo(other.id());
      assertThat(queue.pending()).isEqualTo(2);
    }
  }

  @Test
  void aStationThatIsNotLetInKeepsItsFilesAndSaysWhy() throws Exception {
    archive.refusing = "station-disabled";
    folder.drop("ZY1_1/a.pdf", LONG);
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
      assertThat(station.link().state()).isEqualTo(Link.State.REFUSED);
      assertThat(station.link().trouble()).isEqualTo(new Words("拒绝", "refused"));
      assertThat(station.queue().pending()).isEqualTo(1);
      archive.refusing = "";
      station.runOnce();
      assertThat(station.queue().all()).isEmpty();
    }
    assertThat(archive.filed).hasSize(1);
  }

  @Test
  void aWrongKeyIsARefusalToo() throws Exception {
    Files.writeString(
        folder.path().resolve("station.key"), SmallArchive.KEY.replace("aaaa", "bbbb"));
    folder.drop("ZY1_1/a.pdf", LONG);
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
      assertThat(station.link().state()).isEqualTo(Link.State.REFUSED);
      assertThat(station.queue().pending()).isEqualTo(1);
    }
  }

  @Test
  void whatLiesInQuarantineIsShownWithItsReasonAndNotKeptTwice() throws Exception {
    archive.quarantining = true;
    folder.drop("nobody.pdf", LONG);
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
      var item = station.queue().all().getFirst();
      assertThat(item.refusal()).isEqualTo(new Words("缺少（admissionNo）", "missing (admissionNo)"));
      assertThat(item.held()).isFalse();
    }
    assertThat(files(".body")).isEmpty();
    assertThat(files(".item")).hasSize(1);
  }

  @Test
  void bytesThatWereDamagedOnTheWayAreSentAnew() throws Exception {
    archive.cutEvery = 4;
    folder.drop("ZY1_1/a.pdf", LONG);
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
      archive.cutEvery = 0;
      archive.damage();
      station.runOnce();
      assertThat(station.queue().all()).isEmpty();
    }
    assertThat(archive.filed).containsExactly(SmallArchive.digest(LONG));
  }

  @Test
  void aCopyThatTheDiskHasDamagedIsNotSent() throws Exception {
    archive.refusing = "station-disabled";
    folder.drop("ZY1_1/a.pdf", LONG);
    work();
    var body = files(".body").getFirst();
    var bytes = Files.readAllBytes(body);
    bytes[bytes.length / 2] ^= 1;
    Files.write(body, bytes);
    archive.refusing = "";
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
      assertThat(station.queue().all().getFirst().isRefused()).isTrue();
    }
    assertThat(archive.filed).isEmpty();
  }

  @Test
  void onlyOneProgramWorksWithAQueue() throws Exception {
    try (var queue = Queue.open(folder.data(), CLOCK)) {
      assertThat(queue.pending()).isZero();
      assertThatExceptionOfType(QueueInUse.class)
          .isThrownBy(() -> Queue.open(folder.data(), CLOCK));
    }
  }

  @Test
  void settingsThatCannotBeAreNamed() throws Exception {
    Files.writeString(folder.settings(), "archive=ftp://x\n");
    assertThatExceptionOfType(SettingsFault.class)
        .isThrownBy(() -> Settings.read(folder.settings()))
        .withMessageContaining("archive");
    Files.writeString(folder.settings(), "archive=https://x\nfoldr=y\n");
    assertThatExceptionOfType(SettingsFault.class)
        .isThrownBy(() -> Settings.read(folder.settings()))
        .withMessageContaining("foldr");
    Files.writeString(folder.settings(), "archive=https://x\nscanner-search=perhaps\n");
    assertThatExceptionOfType(SettingsFault.class)
        .isThrownBy(() -> Settings.read(folder.settings()))
        .withMessageContaining("scanner-search");
    Files.writeString(folder.settings(), "archive=https://x/anjuan\n");
    assertThat(Settings.read(folder.settings()).search()).isTrue();
    assertThat(Settings.read(folder.settings()).archive()).hasToString("https://x/anjuan/");
  }

  private void work() throws IOException, InterruptedException {
    try (var station = RunningStation.open(Settings.read(folder.settings()), CLOCK)) {
      station.runOnce();
    }
  }

  private List<Path> files(String ending) throws IOException {
    try (var all = Files.list(folder.data())) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(20260301).nextBytes(bytes);
    return bytes;
  }
}
