package org.anjuan.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every vault does. An implementation names its parts and how an attacker reaches its store.
 */
@Tag("SEC-1")
@Tag("ING-3")
interface VaultContract {

  /** Plaintext bytes in one segment of {@link #vault()}. */
  int SEGMENT = 4096;

  Vault vault();

  /** Another vault on the same store whose master key has the same name and other bytes. */
  Vault vaultWithOtherKeys();

  OrphanSweep sweep(BlobReferences... references);

  StoreAttack attack();

  /** What somebody can do who can write to the store. */
  interface StoreAttack {
    void dropSegment(BlobId id, int number);

    void swapSegments(BlobId id, int one, int other);

    void copySegment(BlobId from, int number, BlobId to, int toNumber);

    void appendBytes(BlobId id, int number, int bytes);

    void cutBytes(BlobId id, int number, int bytes);

    void flipBit(BlobId id, int number, int position);

    /** Changes each stored fact of the blob in turn, telling which, and puts it right again. */
    void changeEachFact(BlobId id, FactChanged changed);

    /** Gives the metadata of one blob to another. */
    void copyMetadata(BlobId from, BlobId to);

    /** Whatever lies in the store, also unreadable, of any blob. */
    long storedParts();
  }

  /** Called while one fact is false. */
  interface FactChanged {
    void now(String fact);
  }

  private BlobId store(byte[] content) {
    return vault().store(new ByteArrayInputStream(content)).id();
  }

  private byte[] read(BlobId id) {
    return readWith(vault(), id);
  }

  private static byte[] readWith(Vault vault, BlobId id) {
    try (var content = vault.open(id);
        var in = content.stream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertTampered(BlobId id) {
    assertThatExceptionOfType(TamperedBlob.class).isThrownBy(() -> read(id));
  }

  // -- what comes back is what went in

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        SEGMENT - 1,
        SEGMENT,
        SEGMENT + 1,
        2 * SEGMENT,
        3 * SEGMENT + 17,
        512 * SEGMENT, // fills the writer's batch exactly
        512 * SEGMENT + 1
      })
  default void givesBackWhatWasStored(int length) throws Exception {
    var content = GeneratedBytes.of(length, length);
    var stored = vault().store(new ByteArrayInputStream(content));
    assertThat(stored.size()).isEqualTo(length);
    assertThat(stored.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    assertThat(read(stored.id())).isEqualTo(content);
    try (var opened = vault().open(stored.id())) {
      assertThat(opened.size()).isEqualTo(length);
      assertThat(opened.sha256()).isEqualTo(stored.sha256());
    }
  }

  @Test
  default void aStreamThatGivesLittleAtATimeIsStoredWhole() {
    var content = GeneratedBytes.of(1, 2 * SEGMENT + 5);
    var trickle =
        new ByteArrayInputStream(content) {
          @Override
          public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 7));
          }
        };
    assertThat(read(vault().store(trickle).id())).isEqualTo(content);
  }

  @Test
  default void theSameContentTwiceIsTwoBlobs() {
    var content = GeneratedBytes.of(5, 100);
    assertThat(store(content)).isNotEqualTo(store(content));
  }

  // -- ranges

  @Test
  default void everyRangeIsTheSliceOfTheWhole() throws IOException {
    var content = GeneratedBytes.of(3, 5 * SEGMENT + 99);
    var id = store(content);
    var random = new Random(11);
    var bounds = new ArrayList<int[]>();
    bounds.add(new int[] {0, 10});
    bounds.add(new int[] {2 * SEGMENT, SEGMENT});
    bounds.add(new int[] {SEGMENT - 1, 2});
    bounds.add(new int[] {5 * SEGMENT, 99});
    bounds.add(new int[] {content.length - 1, 1});
    bounds.add(new int[] {content.length, 0});
    bounds.add(new int[] {17, 0});
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(content.length);
      bounds.add(new int[] {from, random.nextInt(content.length - from + 1)});
    }
    try (var opened = vault().open(id)) {
      for (var range : bounds) {
        var slice = java.util.Arrays.copyOfRange(content, range[0], range[0] + range[1]);
        assertThat(opened.stream(range[0], range[1]).readAllBytes()).isEqualTo(slice);
      }
    }
  }

  @Test
  default void rangesOutsideTheBlobAreRefused() {
    try (var opened = vault().open(store(GeneratedBytes.of(1, 100)))) {
      for (long[] range :
          new long[][] {{0, 101}, {100, 1}, {101, 0}, {-1, 5}, {5, -1}, {1, Long.MAX_VALUE}}) {
        assertThatExceptionOfType(NoSuchRange.class)
            .isThrownBy(() -> opened.stream(range[0], range[1]));
      }
    }
  }

  @Test
  default void aRangeReadsOnlyItsOwnSegments() throws IOException {
    var content = GeneratedBytes.of(4, 6 * SEGMENT);
    var id = store(content);
    attack().flipBit(id, 4, 9);
    try (var opened = vault().open(id)) {
      assertThat(opened.stream(SEGMENT, 2 * SEGMENT).readAllBytes())
          .isEqualTo(java.util.Arrays.copyOfRange(content, SEGMENT, 3 * SEGMENT));
      assertThatExceptionOfType(TamperedBlob.class)
          .isThrownBy(() -> opened.stream(4L * SEGMENT + 1, 1).read());
    }
  }

  // -- damage

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  default void aMissingSegmentIsNoticed(int number) {
    var id = store(GeneratedBytes.of(1, 3 * SEGMENT + 1));
    attack().dropSegment(id, number);
    assertTampered(id);
  }

  @Test
  default void swappedSegmentsAreNoticed() {
    var id = store(GeneratedBytes.of(1, 4 * SEGMENT));
    attack().swapSegments(id, 1, 2);
    assertTampered(id);
  }

  @Test
  default void aSegmentOfAnotherBlobIsNoticed() {
    var one = store(GeneratedBytes.of(1, 3 * SEGMENT));
    var other = store(GeneratedBytes.of(1, 3 * SEGMENT));
    attack().copySegment(one, 1, other, 1);
    assertTampered(other);
    assertThat(read(one)).isEqualTo(GeneratedBytes.of(1, 3 * SEGMENT));
  }

  @Test
  default void metadataOfAnotherBlobAreNoticed() {
    var one = store(GeneratedBytes.of(1, SEGMENT));
    var other = store(GeneratedBytes.of(2, SEGMENT));
    attack().copyMetadata(one, other);
    assertThatExceptionOfType(TamperedBlob.class).isThrownBy(() -> vault().open(other));
  }

  @Test
  default void anAddedSegmentIsNoticed() {
    var id = store(GeneratedBytes.of(1, 2 * SEGMENT));
    attack().copySegment(id, 1, id, 2);
    assertTampered(id);
  }

  @Test
  default void addedAndMissingBytesAreNoticed() {
    for (int segment : new int[] {0, 2}) {
      var longer = store(GeneratedBytes.of(1, 2 * SEGMENT + 50));
      attack().appendBytes(longer, segment, 1);
      assertTampered(longer);
      var shorter = store(GeneratedBytes.of(1, 2 * SEGMENT + 50));
      attack().cutBytes(shorter, segment, 1);
      assertTampered(shorter);
      var empty = store(GeneratedBytes.of(1, 2 * SEGMENT + 50));
      attack().cutBytes(empty, segment, segment == 0 ? SEGMENT + 16 : 66);
      assertTampered(empty);
    }
  }

  @Test
  default void everyFlippedBitIsNoticed() {
    for (int position : new int[] {0, 7, 8 * 20, 8 * 49 + 3, 8 * 50, 8 * 65 + 7}) {
      var id = store(GeneratedBytes.of(1, SEGMENT + 50));
      attack().flipBit(id, 1, position);
      assertTampered(id);
    }
  }

  @Test
  default void everyChangedFactIsNoticed() {
    for (int length : new int[] {0, 50, 2 * SEGMENT + 50}) {
      var content = GeneratedBytes.of(1, length);
      var id = store(content);
      var facts = new ArrayList<String>();
      attack()
          .changeEachFact(
              id,
              fact -> {
                facts.add(fact);
                assertThatExceptionOfType(TamperedBlob.class)
                    .as("%s of a blob of %d bytes", fact, length)
                    .isThrownBy(() -> vault().open(id));
              });
      assertThat(facts).hasSizeGreaterThanOrEqualTo(8);
      assertThat(read(id)).isEqualTo(content);
    }
  }

  @Test
  default void anotherKeyOpensNothing() {
    var id = store(GeneratedBytes.of(1, 100));
    assertThatExceptionOfType(TamperedBlob.class)
        .isThrownBy(() -> readWith(vaultWithOtherKeys(), id));
  }

  @Test
  default void damageGivesNoByteOfTheDamagedSegment() throws IOException {
    var content = GeneratedBytes.of(1, 3 * SEGMENT);
    var id = store(content);
    attack().flipBit(id, 1, 8 * (SEGMENT - 1));
    try (var opened = vault().open(id);
        var in = opened.stream()) {
      assertThat(in.readNBytes(SEGMENT)).isEqualTo(GeneratedBytes.of(1, SEGMENT));
      assertThatExceptionOfType(TamperedBlob.class).isThrownBy(in::read);
    }
  }

  // -- readers

  @Test
  default void manyReadersAtOnceReadTheSame() throws Exception {
    var content = GeneratedBytes.of(8, 300 * SEGMENT + 5);
    var id = store(content);
    try (var opened = vault().open(id);
        var pool = Executors.newFixedThreadPool(8)) {
      var reads = new ArrayList<Future<byte[]>>();
      for (int i = 0; i < 24; i++) {
        reads.add(pool.submit(() -> opened.stream().readAllBytes()));
      }
      for (var read : reads) {
        assertThat(read.get()).isEqualTo(content);
      }
    }
  }

  @Test
  default void aReaderMayStopEarly() throws IOException {
    var content = GeneratedBytes.of(8, 600 * SEGMENT);
    var id = store(content);
    for (int i = 0; i < 50; i++) {
      try (var opened = vault().open(id);
          var in = opened.stream()) {
        assertThat(in.read()).isEqualTo(content[0] & 0xff);
      }
    }
    assertThat(read(id)).isEqualTo(content);
  }

  @Test
  default void closedContentGivesNothingMore() throws IOException {
    var opened = vault().open(store(GeneratedBytes.of(8, SEGMENT)));
    var in = opened.stream();
    assertThat(in.read()).isNotNegative();
    opened.close();
    assertThatExceptionOfType(IOException.class).isThrownBy(in::read);
  }

  // -- removal and orphans

  @Test
  default void aRemovedBlobIsGoneAndMayBeRemovedAgain() {
    long before = attack().storedParts();
    var id = store(GeneratedBytes.of(1, 200 * SEGMENT));
    vault().keep(id);
    vault().remove(id);
    vault().remove(id);
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault().open(id));
    assertThat(attack().storedParts()).isEqualTo(before);
  }

  @Test
  default void aSourceThatFailsLeavesNothing() {
    sweep(candidates -> Set.of()).sweep(Duration.ZERO.minusSeconds(1));
    long before = attack().storedParts();
    InputStream failing =
        new SequenceInputStream(
            new GeneratedBytes(1, 1000L * SEGMENT),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the line went dead");
              }
            });
    assertThatExceptionOfType(UnreadableSource.class).isThrownBy(() -> vault().store(failing));
    sweep(candidates -> Set.of()).sweep(Duration.ZERO.minusSeconds(1));
    assertThat(attack().storedParts()).isEqualTo(before);
  }

  @Test
  default void theSweepRemovesWhatNobodyRefersToAndKeepsTheRest() {
    sweep(candidates -> Set.of()).sweep(Duration.ZERO.minusSeconds(1));
    var kept = store(GeneratedBytes.of(1, 10));
    vault().keep(kept);
    var referred = store(GeneratedBytes.of(2, 10));
    var orphan = store(GeneratedBytes.of(3, 3 * SEGMENT));
    BlobReferences document = candidates -> Set.of(referred);
    assertThat(sweep(document).sweep(Duration.ofHours(1)))
        .as("too young")
        .isEqualTo(new OrphanSweep.Swept(0, 0));
    assertThat(sweep(candidates -> Set.of(), document).sweep(Duration.ZERO.minusSeconds(1)))
        .isEqualTo(new OrphanSweep.Swept(1, 1));
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault().open(orphan));
    assertThatCode(() -> List.of(read(kept), read(referred))).doesNotThrowAnyException();
  }

  @Test
  default void whatIsLetGoIsSweptUnlessSomebodyElseRefersToIt() {
    sweep(candidates -> Set.of()).sweep(Duration.ZERO.minusSeconds(1));
    var shared = store(GeneratedBytes.of(1, 10));
    var alone = store(GeneratedBytes.of(2, 10));
    for (var each : List.of(shared, alone)) {
      vault().keep(each);
      vault().letGo(each);
      vault().letGo(each);
    }
    BlobReferences document = candidates -> Set.of(shared);
    assertThat(sweep(document).sweep(Duration.ZERO.minusSeconds(1)))
        .isEqualTo(new OrphanSweep.Swept(1, 1));
    assertThatExceptionOfType(NoSuchBlob.class).isThrownBy(() -> vault().open(alone));
    assertThat(read(shared)).hasSize(10);
  }

  @Test
  default void withNobodyToAskACompleteBlobStays() {
    var id = store(GeneratedBytes.of(1, 10));
    sweep().sweep(Duration.ZERO.minusSeconds(1));
    assertThat(read(id)).hasSize(10);
  }

  @Test
  default void aBlobSweptWhileItArrivesFailsToStore() {
    var sweeping =
        new SequenceInputStream(
            new GeneratedBytes(1, 3 << 20), // else nothing is written before its end
            new InputStream() {
              @Override
              public int read() {
                sweep().sweep(Duration.ZERO.minusSeconds(1));
                return -1;
              }
            });
    long before = attack().storedParts();
    assertThatExceptionOfType(StoreAborted.class).isThrownBy(() -> vault().store(sweeping));
    assertThat(attack().storedParts()).isEqualTo(before);
  }
}
