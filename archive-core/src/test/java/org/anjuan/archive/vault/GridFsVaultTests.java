package org.anjuan.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract on GridFS, for each suite. */
@Tag("SEC-1")
class GridFsVaultTests {

  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final VaultBucket BUCKET = new VaultBucket(MONGO.database());

  @BeforeAll
  static void index() {
    BUCKET.createIndexes();
  }

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  private abstract static class OnGridFs implements VaultContract {

    private final Suite suite;

    OnGridFs(Suite suite) {
      this.suite = suite;
    }

    private Vault vault(String keys) {
      return new GridFsVault(BUCKET, TestKeys.ring(keys), suite, SEGMENT, Clock.systemUTC());
    }

    @Override
    public Vault vault() {
      return vault("mine");
    }

    @Override
    public Vault vaultWithOtherKeys() {
      return vault("another's");
    }

    @Override
    public OrphanSweep sweep(BlobReferences... references) {
      return new OrphanSweep(BUCKET, List.of(references), Clock.systemUTC());
    }

    @Override
    public StoreAttack attack() {
      return new GridFsAttack(MONGO.database());
    }
  }

  @Nested
  class Aes extends OnGridFs {
    Aes() {
      super(Suite.AES_256_GCM);
    }
  }

  @Nested
  class Sm4 extends OnGridFs {
    Sm4() {
      super(Suite.SM4_GCM);
    }
  }

  @Test
  void gridFsToolsSeeCiphertextOfTheToldLength() {
    var plain = "姓名：张建国".repeat(1000).getBytes(StandardCharsets.UTF_8);
    var vault =
        new GridFsVault(BUCKET, TestKeys.ring("a"), Suite.AES_256_GCM, 4096, Clock.systemUTC());
    var id = vault.store(new ByteArrayInputStream(plain)).id();
    var out = new ByteArrayOutputStream();
    var tool = GridFSBuckets.create(MONGO.database(), "vault");
    tool.downloadToStream(new BsonString(id.value()), out);
    assertThat(out.size()).isEqualTo(plain.length + 16 * Math.ceilDiv(plain.length, 4096));
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("张建国");
  }

  @Test
  void aLongUploadSaysThatItIsAlive() {
    var hour = new TickingClock(Instant.parse("2026-03-01T00:00:00Z"));
    var vault = new GridFsVault(BUCKET, TestKeys.ring("a"), Suite.AES_256_GCM, 64 << 10, hour);
    var stored = vault.store(new GeneratedBytes(1, 8 << 20));
    assertThat(stored.size()).isEqualTo(8 << 20);
    assertThat(BUCKET.unsettledSince(hour.instant().minusSeconds(300), 10_000))
        .noneMatch(it -> it.id().equals(stored.id()));
  }

  @Test
  void aSmallUploadThatWasTakenForAnOrphanFails() {
    var sweep = new OrphanSweep(BUCKET, List.of(candidates -> Set.of()), Clock.systemUTC());
    var slow =
        new TickingClock(Instant.parse("2026-03-01T00:00:00Z")) {
          @Override
          public Instant instant() {
            sweep.sweep(Duration.ofHours(1));
            return super.instant();
          }
        };
    var vault = new GridFsVault(BUCKET, TestKeys.ring("a"), Suite.AES_256_GCM, 4096, slow);
    assertThatExceptionOfType(StoreAborted.class)
        .isThrownBy(() -> vault.store(new GeneratedBytes(1, 10_000)));
  }

  /** Moves on by more than a minute each time it is looked at. */
  private static class TickingClock extends Clock {
    private Instant now;

    TickingClock(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plusSeconds(61);
      return now;
    }
  }
}
