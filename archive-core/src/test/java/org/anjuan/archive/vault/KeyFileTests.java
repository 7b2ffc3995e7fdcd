package org.anjuan.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingStream;
import org.anjuan.archive.Engines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("SEC-1")
class KeyFileTests {

  private static final Engines.Mongo MONGO = Engines.mongo();

  @TempDir Path folder;

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  private Path file() {
    return folder.resolve("keys").resolve("anjuan.p12");
  }

  @Test
  void theSecondStartOpensWhatTheFirstOneMade() throws Exception {
    var first = new KeyFile(file()).openOrMake(null);
    var second = new KeyFile(file()).openOrMake(null);
    assertThat(second.currentKeyId()).isEqualTo(first.currentKeyId()).matches("master-1-[0-9a-f]+");
    assertThat(second.keyedHash().of("d", "v")).isEqualTo(first.keyedHash().of("d", "v"));
    var bucket = new VaultBucket(MONGO.database());
    var id =
        new GridFsVault(bucket, first, Suite.AES_256_GCM, 4096, Clock.systemUTC())
            .store(new ByteArrayInputStream(new byte[10]))
            .id();
    var reader = new GridFsVault(bucket, second, Suite.SM4_GCM, 8192, Clock.systemUTC());
    try (var content = reader.open(id)) {
      assertThat(content.stream().readAllBytes()).hasSize(10);
    }
  }

  @Test
  void nodesThatStartAtOnceOnAnEmptyFolderGetTheSameRing() throws Exception {
    var nodes = 8;
    var together = new CyclicBarrier(nodes);
    try (var pool = Executors.newFixedThreadPool(nodes)) {
      Callable<String> node =
          () -> {
            together.await(10, TimeUnit.SECONDS);
            return new KeyFile(file()).openOrMake(null).currentKeyId();
          };
      var made = pool.invokeAll(Collections.nCopies(nodes, node), 60, TimeUnit.SECONDS);
      var keys = new HashSet<String>();
      for (var one : made) {
        keys.add(one.get());
      }
      assertThat(keys).hasSize(1);
    }
    try (var left = Files.list(file().getParent())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("anjuan.p12", "anjuan.p12.password");
    }
  }

  @Test
  void onlyTheOwnerMayReadTheRingAndItsPassword() throws Exception {
    new KeyFile(file()).openOrMake(null);
    for (var name : new String[] {"anjuan.p12", "anjuan.p12.password"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(file().resolveSibling(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aRingThatReplacesAnotherIsOnDiskBeforeItShowsAndItsNameAfterwards() throws Exception {
    new KeyFile(file()).openOrMake("correct horse");
    withoutAnchors();

    var forced = forcedDuring(() -> new KeyFile(file()).openOrMake("correct horse"));

    assertThat(forced).hasSize(2);
    assertThat(forced.getFirst().getFileName().toString()).matches("ring.*\\.tmp");
    assertThat(forced.getLast()).isEqualTo(file().getParent());
  }

  @Test
  void aNewRingAndItsPasswordAreOnDiskWithTheirNames() throws Exception {
    var forced = forcedDuring(() -> new KeyFile(file()).openOrMake(null));

    assertThat(forced.stream().map(path -> path.equals(file().getParent())))
        .as("the password's draft, its folder, the ring's draft, its folder")
        .containsExactly(false, true, false, true);
  }

  /** Which files and folders were forced to disk, in order: the machine itself tells. */
  private List<Path> forcedDuring(Callable<?> deed) throws Exception {
    var forced = new CopyOnWriteArrayList<Path>();
    try (var recording = new RecordingStream()) {
      recording.enable("jdk.FileForce").withoutThreshold();
      recording.onEvent(
          "jdk.FileForce",
          event -> {
            var path = Path.of(event.getString("path"));
            if (path.startsWith(file().getParent())) {
              forced.add(path);
            }
          });
      recording.startAsync();
      deed.call();
      recording.stop();
    }
    return forced;
  }

  private void withoutAnchors() throws Exception {
    var store = KeyStore.getInstance(file().toFile(), "correct horse".toCharArray());
    for (var alias : Collections.list(store.aliases())) {
      if (alias.startsWith("anchor-")) {
        store.deleteEntry(alias);
      }
    }
    try (var out = Files.newOutputStream(file())) {
      store.store(out, "correct horse".toCharArray());
    }
  }

  @Test
  @Tag("SEC-8")
  void ringMadeBeforeThereWereAnchorsIsGivenAKeyAndCopiesArriveAtTheSame() throws Exception {
    var made = new KeyFile(file()).openOrMake("correct horse");
    withoutAnchors();
    var copy = Files.copy(file(), file().resolveSibling("copy.p12"));
    var opened = new KeyFile(file()).openOrMake("correct horse");
    var ofCopy = new KeyFile(copy).openOrMake("correct horse");
    assertThat(opened.currentKeyId()).isEqualTo(made.currentKeyId());
    assertThat(opened.keyedHash().of("d", "v")).isEqualTo(made.keyedHash().of("d", "v"));
    assertThat(opened.seal().keyId()).isEqualTo(ofCopy.seal().keyId()).startsWith("anchor-1-");
    var signed = opened.seal().sign(new byte[] {1, 2, 3});
    assertThat(ofCopy.seal().verify(opened.seal().keyId(), new byte[] {1, 2, 3}, signed)).isTrue();
    assertThat(ofCopy.seal().verify(opened.seal().keyId(), new byte[] {1, 2, 4}, signed)).isFalse();
    assertThat(new KeyFile(file()).openOrMake("correct horse").seal().keyId())
        .as("kept, not made anew")
        .isEqualTo(opened.seal().keyId());
  }

  @Test
  void aGivenPasswordIsNotWrittenDown() {
    new KeyFile(file()).openOrMake("correct horse");
    assertThat(file().resolveSibling("anjuan.p12.password")).doesNotExist();
    assertThat(new KeyFile(file()).openOrMake("correct horse").keyIds()).hasSize(1);
  }

  @Test
  void aWrongOrMissingPasswordIsToldAndOverwritesNothing() throws Exception {
    new KeyFile(file()).openOrMake("correct horse");
    var before = Files.readAllBytes(file());
    for (var password : new String[] {"wrong", null}) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> new KeyFile(file()).openOrMake(password))
          .withMessageContaining("anjuan.keys.password")
          .withMessageNotContaining("correct horse");
    }
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aRingOfAnotherDatabaseIsRefused() {
    var database = MONGO.client().getDatabase(MONGO.database().getName() + "k");
    VaultConfiguration.checkThatTheyBelongTogether(TestKeys.ring("a"), database);
    VaultConfiguration.checkThatTheyBelongTogether(TestKeys.ring("a"), database);
    assertThatExceptionOfType(KeyRingMismatch.class)
        .isThrownBy(
            () -> VaultConfiguration.checkThatTheyBelongTogether(TestKeys.ring("b"), database));
    database.drop();
  }
}
