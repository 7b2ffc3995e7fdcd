package org.anjuan.archive.oversight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.TreeSet;
import org.anjuan.archive.platform.DataFolder;
import org.springframework.stereotype.Component;

/**
 * The anchors that this node has made, in its own folder: who rules the database can't reach it.
 */
@Component
class AnchorCopies {
  private static final String ENDING = ".txt";
  private static final String SIGNATURE = "signature: ";

  private final Path folder;

  AnchorCopies(DataFolder data) {
    this.folder = data.folder("anchors");
  }

  void keep(Anchor anchor) {
    try {
      var draft = Files.writeString(folder.resolve("draft.tmp"), written(anchor));
      Files.move(draft, file(anchor.day()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("An anchor's copy can't be written to " + folder, e);
    }
  }

  /** As it was written; empty when this node has not made it. */
  Optional<String> find(LocalDate day) {
    try {
      return Optional.of(Files.readString(file(day)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("An anchor's copy can't be read in " + folder, e);
    }
  }

  TreeSet<LocalDate> days() {
    var days = new TreeSet<LocalDate>();
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        try {
          days.add(LocalDate.parse(name.substring(0, name.length() - ENDING.length())));
        } catch (DateTimeParseException notOurs) {
          continue;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The copies of anchors can't be read in " + folder, e);
    }
    return days;
  }

  static String written(Anchor anchor) {
    return anchor.text() + SIGNATURE + anchor.signature() + "\n";
  }

  private Path file(LocalDate day) {
    return folder.resolve(day + ENDING);
  }
}
