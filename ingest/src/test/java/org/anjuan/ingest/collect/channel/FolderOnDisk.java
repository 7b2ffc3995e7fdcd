package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the peers of file channels have in common: their files lie in a folder here. */
abstract class FolderOnDisk extends PullChannelContract {
  @org.junit.jupiter.api.io.TempDir Path root;

  @Override
  void put(String path, byte[] content) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Override
  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  @Override
  boolean isAcknowledged(String path) {
    return !has(path) && Files.exists(root.resolve("done").resolve(path));
  }

  @Test
  @Tag("ING-5")
  void whatWasReplacedSinceItWasListedIsNeitherMovedNorDeletedUnread() throws Exception {
    var longer = listed("a/longer.pdf");
    var later = listed("a/later.pdf");
    var same = listed("a/same.pdf");
    replace("a/longer.pdf", bytes("corrected, and longer"), longer.modified());
    replace("a/later.pdf", bytes("after!"), later.modified().plus(Duration.ofDays(2)));
    try (var moving = openConsuming();
        var deleting = openDeleting()) {
      for (var consuming : List.of(moving, deleting)) {
        consuming.acknowledge(longer);
        consuming.acknowledge(later);
      }
      moving.acknowledge(same);

      assertThat(root.resolve("a/longer.pdf")).hasContent("corrected, and longer");
      assertThat(root.resolve("a/later.pdf")).hasContent("after!");
      assertThat(isAcknowledged("a/same.pdf")).isTrue();
      for (var again : list(null)) {
        deleting.acknowledge(again);
      }
      assertThat(has("a/longer.pdf") || has("a/later.pdf"))
          .as("listed again it is another entry")
          .isFalse();
    }
  }

  /** A file of long ago, as the list has it. */
  private SourceEntry listed(String path) throws IOException {
    replace(path, bytes("before"), Instant.parse("2026-03-01T08:00:00Z"));
    return list(null).stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
  }

  /** As sources do it: written under another name and renamed. */
  private void replace(String path, byte[] content, Instant modified) throws IOException {
    put(path + ".tmp", content);
    Files.setLastModifiedTime(root.resolve(path + ".tmp"), FileTime.from(modified));
    Files.move(
        root.resolve(path + ".tmp"), root.resolve(path), StandardCopyOption.REPLACE_EXISTING);
  }

  abstract PullChannel openDeleting() throws Exception;

  static Afterwards deleting() {
    return new Afterwards(Afterwards.Deed.DELETE, null);
  }

  static Afterwards moving() {
    return new Afterwards(Afterwards.Deed.MOVE, "done");
  }
}
