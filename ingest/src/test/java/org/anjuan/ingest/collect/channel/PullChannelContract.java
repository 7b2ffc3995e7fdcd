package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every channel promises, asked of every adapter with a real peer behind it. */
@Tag("ING-2")
@Tag("IFC-3")
abstract class PullChannelContract {
  static final Clock CLOCK = Clock.systemUTC();
  static final Pace FREE = new Pace(0, 0);

  private PullChannel channel;

  /** Adds or changes an entry at the source. */
  abstract void put(String path, byte[] content) throws Exception;

  abstract boolean has(String path) throws Exception;

  abstract PullChannel open() throws Exception;

  /** A channel that tells the source, in its way, what was taken. */
  abstract PullChannel openConsuming() throws Exception;

  /** Whether the source knows that this was taken. */
  abstract boolean isAcknowledged(String path) throws Exception;

  /** How an entry of this path is called by the source. */
  String path(String path) {
    return path;
  }

  /** How many entries it takes until a checkpoint was reached in between. */
  int many() {
    return 12;
  }

  @BeforeEach
  void begin() throws Exception {
    channel = open();
  }

  @AfterEach
  void end() {
    channel.close();
  }

  @Test
  void listsWhatTheSourceHas() throws Exception {
    put("a/one.pdf", bytes("1"));
    put("a/b/two.pdf", bytes("22"));
    put("three.pdf", bytes("333"));

    assertThat(paths(list(null)))
        .containsExactlyInAnyOrder(path("a/one.pdf"), path("a/b/two.pdf"), path("three.pdf"));
  }

  @Test
  void anEmptySourceIsAnEmptyListAndNoTrouble() throws Exception {
    assertThat(list(null)).isEmpty();
  }

  @Test
  void givesTheBytesAsTheyAre() throws Exception {
    var content = new byte[300_000];
    new java.util.Random(7).nextBytes(content);
    put("a/one.pdf", content);

    var entry = list(null).getFirst();
    try (var opened = channel.open(entry)) {
      assertThat(opened.stream().readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void severalMayBeOpenAtOnce() throws Exception {
    for (var i = 0; i < 6; i++) {
      put("a/" + i + ".pdf", bytes("content of " + i));
    }
    var entries = list(null);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var read =
          pool.invokeAll(
              entries.stream()
                  .<java.util.concurrent.Callable<String>>map(e -> () -> text(e))
                  .toList());
      var texts = new TreeSet<String>();
      for (var one : read) {
        texts.add(one.get());
      }
      assertThat(texts).hasSize(6);
    }
  }

  @Test
  @Tag("ING-5")
  void aChangeIsSeenByItsMarkAndNothingElseChanges() throws Exception {
    put("a/one.pdf", bytes("before"));
    put("a/two.pdf", bytes("as it was"));
    var before = marks(list(null));
    assertThat(marks(list(null))).isEqualTo(before);

    put("a/one.pdf", bytes("after, and longer"));
    var after = marks(list(null));
    assertThat(after.get(path("a/one.pdf"))).isNotEqualTo(before.get(path("a/one.pdf")));
    assertThat(after.get(path("a/two.pdf"))).isEqualTo(before.get(path("a/two.pdf")));
  }

  @Test
  void brokenOffAnywhereItGoesOnAndLeavesNothingOut() throws Exception {
    var all = new TreeSet<String>();
    for (var i = 0; i < many(); i++) {
      var path = "d%02d/%04d.pdf".formatted(i % 12, i);
      put(path, bytes("x" + i));
      all.add(path(path));
    }
    for (var stop = 0; stop < all.size(); stop += 1 + all.size() / 7) {
      var seen = new TreeSet<String>();
      var checkpoint = new String[1];
      var left = new int[] {stop};
      var broken =
          catchThrowable(() ->
              channel.list(
                  Listing.WHOLE,
                  new PullChannel.Entries() {
                    @Override
                    public void entry(SourceEntry entry) throws IOException {
                      if (left[0]-- == 0) {
                        throw new IOException("cut");
                      }
                      seen.add(entry.path());
                    }

                    @Override
                    public void reached(String place) {
                      checkpoint[0] = place;
                    }
                  }));
      assertThat(broken).hasMessageContaining("cut");
      list(checkpoint[0]).forEach(entry -> seen.add(entry.path()));
      assertThat(seen).as("broken off after %s", stop).isEqualTo(all);
    }
  }

  @Test
  void whatIsGoneIsSaidToBeGone() throws Exception {
    var missing = SourceEntry.file(path("a/nothing.pdf"), 1, null, true);
    var trouble = catchThrowable(() -> channel.open(described(missing)).stream().readAllBytes());
    assertThat(trouble).isInstanceOf(IOException.class);
    assertThat(SourceTrouble.of(trouble)).isEqualTo(Trouble.GONE);
  }

  @Test
  void theSourceIsToldOnceOrMoreOften() throws Exception {
    put("a/one.pdf", bytes("1"));
    put("a/two.pdf", bytes("2"));
    try (var consuming = openConsuming()) {
      var entry =
          list(null).stream()
              .filter(e -> e.path().equals(path("a/one.pdf")))
              .findFirst()
              .orElseThrow();
      consuming.acknowledge(entry);
      consuming.acknowledge(entry);
    }
    assertThat(isAcknowledged("a/one.pdf")).isTrue();
    assertThat(isAcknowledged("a/two.pdf")).isFalse();
    assertThat(has("a/two.pdf")).isTrue();
  }

  /** An entry with all that this source needs to be asked for it. */
  SourceEntry described(SourceEntry entry) {
    return entry;
  }

  List<SourceEntry> list(String checkpoint) throws IOException {
    return list(channel, checkpoint);
  }

  static List<SourceEntry> list(PullChannel from, String checkpoint) throws IOException {
    var all = new ArrayList<SourceEntry>();
    from.list(
        new Listing(checkpoint, null, null, null),
        new PullChannel.Entries() {
          @Override
          public void entry(SourceEntry entry) {
            all.add(entry);
          }

          @Override
          public void reached(String place) {}
        });
    return all;
  }

  private String text(SourceEntry entry) throws IOException {
    try (var content = channel.open(entry)) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> paths(List<SourceEntry> entries) {
    return entries.stream().map(SourceEntry::path).toList();
  }

  private static TreeMap<String, String> marks(List<SourceEntry> entries) {
    var marks = new TreeMap<String, String>();
    entries.forEach(entry -> marks.put(entry.path(), entry.mark()));
    return marks;
  }

  static CollectProperties properties(java.nio.file.Path root) {
    return new CollectProperties(
        true,
        Duration.ofSeconds(1),
        4,
        List.of(root.toString()),
        List.of("127.0.0.1", "localhost"),
        null,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        org.springframework.util.unit.DataSize.ofMegabytes(1));
  }
}
