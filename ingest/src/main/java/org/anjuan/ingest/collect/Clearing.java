package org.anjuan.ingest.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.anjuan.ingest.collect.removal.Removal;

/** Clears the inbox of what was taken in and of the folders in which it lay. */
final class Clearing {
  private static final Duration OLD = Duration.ofMinutes(10);

  private final Path inbox;
  private final Path done;
  private final FolderProperties.Afterwards afterwards;
  private final Clock clock;
  private final Removal removal = new Removal();

  Clearing(Path inbox, Path done, FolderProperties.Afterwards afterwards, Clock clock) {
    this.inbox = inbox;
    this.done = done;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /**
   * Puts away what was read, the document first: a side-car that is left behind does no harm, a
   * document without would. Where the document was replaced meanwhile its side-car stays too.
   *
   * @return false when the first of them is another by now, and stays
   */
  boolean putAway(List<ReadFile> read) throws IOException {
    for (var file : read) {
      if (!putAway(file)) {
        return !Files.exists(read.getFirst().path());
      }
    }
    return true;
  }

  private boolean putAway(ReadFile file) throws IOException {
    return switch (afterwards) {
      case DELETE -> removal.remove(file.path(), file.state()::equals, Files::deleteIfExists);
      case MOVE -> {
        var target = done.resolve(inbox.relativize(file.path()));
        Files.createDirectories(target.getParent());
        yield removal.remove(
            file.path(),
            file.state()::equals,
            aside -> Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING));
      }
    };
  }

  /** A file that a crash has left under a hidden name. */
  void putBack(Path aside) throws IOException {
    removal.putBack(aside);
  }

  /** Removes a folder in which nothing is left; a source may still write into one just made. */
  void removeIfEmpty(Path folder) throws IOException {
    var changed = Files.getLastModifiedTime(folder).toInstant();
    if (changed.isBefore(clock.instant().minus(OLD)) && isEmpty(folder)) {
      Files.deleteIfExists(folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var content = Files.list(folder)) {
      return content.findAny().isEmpty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
