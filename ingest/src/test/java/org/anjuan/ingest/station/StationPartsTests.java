package org.anjuan.ingest.station;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.OrphanSweep;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.Leases;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.Papers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Parts of a station's upload in the real vault: sealed, safe while the upload goes on, gone when
 * it is complete or abandoned, and found by the vault's own sweep when a crash has left them.
 */
@Tag("STA-1")
class StationPartsTests extends CollectingHospital {
  private static final Actor KEY = Actor.token("k1", "station US-1", Set.of(Right.STATION_UPLOAD));
  private static final Station STATION =
      new Station(
          new StationCode("US-1"),
          "超声",
          new CampusCode("MAIN"),
          "0301",
          new CategoryCode("C0034"),
          "STATION-US-1",
          List.of(),
          true,
          "k1",
          1);

  private final UploadId id = new UploadId(UUID.randomUUID().toString().replace("-", ""));
  private final String key = Upload.key(STATION, id);

  @Autowired private StationDesk desk;
  @Autowired private Uploads uploads;
  @Autowired private OrphanSweep orphans;
  @Autowired private Vault vault;
  @Autowired private Leases leases;
  @Autowired private StationProperties properties;
  @Autowired private MongoOperations mongo;
  @Autowired private DataFolder data;

  @Test
  void partsOutliveTheSweepAndNothingOfThemCanBeRead() throws Exception {
    var mark = ("%PLAINMARK" + id.value()).getBytes(US_ASCII);
    var page = Papers.pdf("ultrasound");
    var pdf = Arrays.copyOf(page, page.length + mark.length);
    System.arraycopy(mark, 0, pdf, page.length, mark.length);
    var half = pdf.length / 2;
    append(0, Arrays.copyOf(pdf, half));
    append(half, Arrays.copyOfRange(pdf, half, pdf.length));
    orphans.sweep(Duration.ZERO);

    assertThat(onDisk("PLAINMARK" + id.value())).isFalse();
    var parts = uploads.find(key).orElseThrow().parts();
    var done = complete(pdf);
    assertThat(done.isFiled()).as("%s", done.reason()).isTrue();
    for (var part : parts) {
      assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault.open(part).close());
    }
  }

  @Test
  void anUploadThatRestsForTooLongIsBegunAnew() throws Exception {
    append(0, new byte[5_000]);
    var parts = uploads.find(key).orElseThrow().parts();
    var later = Clock.offset(Clock.systemUTC(), properties.abandonedAfter().plusMinutes(1));
    assertThat(sweep(Clock.systemUTC())).isZero();
    assertThat(sweep(later)).isPositive();
    assertThat(desk.progress(STATION, id).offset()).isZero();
    assertThatExceptionOfType(NoSuchBlob.class)
        .isThrownBy(() -> vault.open(parts.getFirst()).close());
  }

  @Test
  void whatACrashLeavesOfAnUploadIsSweptAway() throws Exception {
    append(0, new byte[5_000]);
    var upload = uploads.find(key).orElseThrow();
    mongo.remove(upload); // and then the process was gone
    assertThat(orphans.sweep(Duration.ZERO).removed()).isPositive();
    assertThatExceptionOfType(NoSuchBlob.class)
        .isThrownBy(() -> vault.open(upload.parts().getFirst()).close());
  }

  private int sweep(Clock clock) {
    return new UploadSweep(uploads, leases, properties, clock).removeAbandoned();
  }

  private void append(long offset, byte[] part) throws IOException {
    desk.append(STATION, id, offset, new ByteArrayInputStream(part));
  }

  private Submission complete(byte[] content) throws IOException {
    var now = Clock.systemUTC().instant();
    var digest = sha256(content);
    var said =
        new Completion(
            content.length, digest, "a.pdf", "ZY" + id.value().substring(0, 10), now, now, null);
    return desk.complete(STATION, KEY, "10.1.2.3", id, said);
  }

  private static String sha256(byte[] content) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  private boolean onDisk(String text) throws IOException {
    try (var files = Files.walk(data.path())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), US_ASCII).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
