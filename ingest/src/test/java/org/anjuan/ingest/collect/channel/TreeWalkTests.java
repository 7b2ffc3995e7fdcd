package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ING-4")
class TreeWalkTests {

  @Test
  void aMillionFilesNeedNoListOfThem() throws IOException {
    var count = new AtomicLong();
    var held = Runtime.getRuntime();
    System.gc();
    var before = held.totalMemory() - held.freeMemory();
    var most = new long[1];
    new TreeWalk(
            (folder, found) -> {
              if (folder.isEmpty()) {
                for (var i = 0; i < 20; i++) {
                  found.folder("f%02d".formatted(i));
                }
              } else {
                for (var i = 0; i < 50_000; i++) {
                  found.file(SourceEntry.file(folder + "/" + i + ".pdf", i, null, true));
                }
              }
            })
        .walk(
            null,
            counting(() -> {
              if (count.incrementAndGet() % 250_000 == 0) {
                System.gc();
                most[0] = Math.max(most[0], held.totalMemory() - held.freeMemory() - before);
              }
            }));

    assertThat(count).hasValue(1_000_000);
    assertThat(most[0]).as("bytes held").isLessThan(16 << 20);
  }

  @Test
  void moreFoldersThanAreHeldAreWalkedInOrderAndOnce() throws IOException {
    var order = new ArrayList<String>();
    new TreeWalk(
            (folder, found) -> {
              if (folder.isEmpty()) {
                for (var i = 99; i >= 0; i--) {
                  found.folder("%03d".formatted(i));
                }
              } else {
                found.file(SourceEntry.file(folder + "/x.pdf", 1, null, true));
              }
            },
            7)
        .walk(
            null,
            new PullChannel.Entries() {
              @Override
              public void entry(SourceEntry entry) {
                order.add(entry.path());
              }

              @Override
              public void reached(String checkpoint) {}
            });

    assertThat(order).isSorted().hasSize(100);
    assertThat(new HashSet<>(order)).hasSize(100);
  }

  @Test
  void aFolderThatIsGoneSinceItsCheckpointIsNoObstacle() throws IOException {
    var order = new ArrayList<String>();
    new TreeWalk(
            (folder, found) -> {
              if (folder.isEmpty()) {
                List.of("a", "c", "d").forEach(found::folder);
              } else {
                found.file(SourceEntry.file(folder + "/x.pdf", 1, null, true));
              }
            })
        .walk(
            "b/deep",
            new PullChannel.Entries() {
              @Override
              public void entry(SourceEntry entry) {
                order.add(entry.path());
              }

              @Override
              public void reached(String checkpoint) {}
            });
    assertThat(order).containsExactly("c/x.pdf", "d/x.pdf");
  }

  private static PullChannel.Entries counting(Runnable each) {
    return new PullChannel.Entries() {
      @Override
      public void entry(SourceEntry entry) {
        each.run();
      }

      @Override
      public void reached(String checkpoint) {}
    };
  }
}
