package org.anjuan.archive.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anjuan.archive.Engines;
import org.anjuan.archive.platform.IdentifiersFixture;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.StoredBlob;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ING-5")
class DocumentsTests {
  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

  private final Documents documents =
      new Documents(
          MONGO.operations(),
          IdentifiersFixture.on(MONGO.operations()),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final RecordId record = RecordId.next();
  private final String name = "D-" + RecordId.next();

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  @Test
  void theSameContentAgainIsNoNewVersion() {
    var first = documents.file(record, arrival("a", 1, null));
    var again = documents.file(record, arrival("a", 1, null));

    assertThat(first.added()).isTrue();
    assertThat(again.added()).isFalse();
    assertThat(again.version()).isEqualTo(first.version());
    assertThat(again.document().versions()).hasSize(1);
  }

  @Test
  void changedContentIsANewVersionAndTheOldOneStays() {
    documents.file(record, arrival("a", null, null));
    var changed = documents.file(record, arrival("b", null, null));

    assertThat(changed.added()).isTrue();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.document().versions())
        .extracting(DocumentVersion::sha256)
        .containsExactly(hash("a"), hash("b"));
  }

  @Test
  void anEarlierVersionThatComesLateDoesNotBecomeTheCurrentOne() {
    documents.file(record, arrival("b", 2, null));
    var late = documents.file(record, arrival("a", 1, null));

    assertThat(late.document().current().sha256()).isEqualTo(hash("b"));
    assertThat(late.document().current().number()).isEqualTo(2);
    assertThat(late.version()).isEqualTo(1);
  }

  @Test
  void theSourcesClockDecidesWhereItCountsNoVersions() {
    documents.file(record, arrival("new", null, NOW.plusSeconds(60)));
    var late = documents.file(record, arrival("old", null, NOW));

    assertThat(late.document().current().sha256()).isEqualTo(hash("new"));
  }

  @Test
  void aSourceThatGoesBackToOlderContentMakesANewVersion() {
    documents.file(record, arrival("a", 1, null));
    documents.file(record, arrival("b", 2, null));
    var back = documents.file(record, arrival("a", 3, null));

    assertThat(back.added()).isTrue();
    assertThat(back.document().current().number()).isEqualTo(3);
    assertThat(back.document().current().sha256()).isEqualTo(hash("a"));
  }

  @Test
  void anyOrderOfArrivalEndsInTheSameState() {
    var random = new Random(20260301);
    var arrivals =
        List.of(
            new String[] {"a", "1"},
            new String[] {"b", "2"},
            new String[] {"c", "3"},
            new String[] {"d", "4"},
            new String[] {"b", "2"});
    var states = new ArrayList<String>();
    for (var round = 0; round < 20; round++) {
      var order = new ArrayList<>(arrivals);
      Collections.shuffle(order, random);
      var key = "round-" + round + RecordId.next();
      for (var one : order) {
        documents.file(record, arrival(key, one[0], Integer.valueOf(one[1]), null));
      }
      states.add(stateOf(key));
    }

    assertThat(states).containsOnly("1:a 2:b 3:c 4:d current 4");
  }

  @Test
  void concurrentArrivalsOfOneDocumentEndInTheSameState() throws Exception {
    var calls = new ArrayList<Callable<Filed>>();
    for (var repeat = 0; repeat < 4; repeat++) {
      for (var content : List.of("1", "2", "3", "4", "5", "6")) {
        calls.add(
            () -> documents.file(record, arrival("v" + content, Integer.valueOf(content), null)));
      }
    }
    Collections.shuffle(calls, new Random(7));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : pool.invokeAll(calls)) {
        assertThat(call.get().document().id()).isNotNull();
      }
    }

    var document = documents.find(new SourceKey("EMR", name)).orElseThrow();
    assertThat(document.versions())
        .extracting(DocumentVersion::number)
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(document.versions().stream().filter(v -> v.sha256().equals(hash("v" + v.number()))))
        .hasSize(6);
    assertThat(document.current().number()).isEqualTo(6);
  }

  @Test
  void aDocumentDoesNotMoveToAnotherRecordByItself() {
    documents.file(record, arrival("a", 1, null));

    assertThatExceptionOfType(FiledElsewhere.class)
        .isThrownBy(() -> documents.file(RecordId.next(), arrival("b", 2, null)));
  }

  @Test
  void aVersionThatCannotBeReadLeavesTheOneBeforeItCurrent() {
    documents.file(record, arrival("a", 1, null));
    var second = documents.file(record, arrival("b", 2, null));

    documents.note(second.document(), 2, Reading.FAILED, null);

    assertThat(documents.find(second.document().id()).orElseThrow().current().number())
        .isEqualTo(1);
  }

  private String stateOf(String key) {
    var document = documents.find(new SourceKey("EMR", key)).orElseThrow();
    var state = new StringBuilder();
    for (var version : document.versions()) {
      var letter =
          List.of("a", "b", "c", "d").stream()
              .filter(content -> hash(content).equals(version.sha256()))
              .findFirst()
              .orElseThrow();
      state.append(version.number()).append(':').append(letter).append(' ');
    }
    return state + "current " + document.current().number();
  }

  @Test
  void aWithdrawnDocumentIsKeptAndALaterVersionHoldsAgain() {
    documents.file(record, arrival("a", null, NOW));
    var source = new SourceKey("EMR", name);

    var withdrawn = documents.withdraw(source, NOW.plusSeconds(60)).orElseThrow();
    assertThat(withdrawn.isWithdrawn()).isTrue();
    assertThat(withdrawn.versions()).hasSize(1);
    var late = documents.file(record, arrival("b", null, NOW.plusSeconds(30))).document();
    assertThat(late.isWithdrawn()).as("a version from before, late").isTrue();
    var again = documents.file(record, arrival("a", null, NOW.plusSeconds(90))).document();
    assertThat(again.isWithdrawn()).isFalse();
    assertThat(again.versions()).as("the same bytes, issued anew").hasSize(3);
    assertThat(documents.withdraw(source, NOW.plusSeconds(60)).orElseThrow()).isEqualTo(again);
  }

  @Test
  void nothingThatIsNotThereCanBeWithdrawn() {
    assertThat(documents.withdraw(new SourceKey("EMR", name), NOW)).isEmpty();
  }

  @Test
  void itWasTouchedWhenItWasMadeAndThenWhenAChangeCameOrItWasTakenBack() {
    var made = NOW.minus(Duration.ofDays(900));
    var copied = documents.file(record, arrival(name, "a", null, NOW.minusSeconds(9), made));
    assertThat(copied.document().touchedAt()).as("a copied file").isEqualTo(made);

    var changed = documents.file(record, arrival(name, "b", null, NOW, made));
    assertThat(changed.document().touchedAt()).isEqualTo(NOW);

    var withdrawn = documents.withdraw(new SourceKey("EMR", name), NOW.plusSeconds(60));
    assertThat(withdrawn.orElseThrow().touchedAt()).isEqualTo(NOW.plusSeconds(60));

    var undated = documents.file(record, arrival(name + "-undated", "a", 1, made));
    assertThat(undated.document().touchedAt()).isEqualTo(made);

    var silent = documents.file(record, arrival(name + "-silent", "a", null, null));
    assertThat(silent.document().touchedAt()).isEqualTo(NOW);
  }

  private Arrival arrival(String content, @Nullable Integer version, @Nullable Instant modified) {
    return arrival(name, content, version, modified);
  }

  private static Arrival arrival(
      String key, String content, @Nullable Integer version, @Nullable Instant modified) {
    return arrival(key, content, version, modified, null);
  }

  private static Arrival arrival(
      String key,
      String content,
      @Nullable Integer version,
      @Nullable Instant modified,
      @Nullable Instant made) {
    return new Arrival(
        new SourceKey("EMR", key),
        new CategoryCode("C0034"),
        "入院记录",
        null,
        null,
        made,
        version,
        modified,
        new StoredBlob(new BlobId(RecordId.next().value()), 3, hash(content)),
        "application/pdf",
        "x.pdf",
        Channel.HTTP);
  }

  private static String hash(String content) {
    return HexFormat.of().formatHex(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
