package org.anjuan.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.anjuan.demo.stay.Stay;

/**
 * Puts files into the collector's folder as its convention wants: written under another name, then
 * renamed, side-car first.
 */
final class Drop {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int TRIES = 20;

  private final Path inbox;

  Drop(Path inbox) {
    this.inbox = inbox;
  }

  Path folder(Stay stay, LocalDate date) {
    return inbox
        .resolve(stay.department().campus())
        .resolve(DAY.format(date))
        .resolve(stay.admissionNo() + "_" + stay.visitNo());
  }

  void document(Path folder, String name, byte[] document, byte[] sideCar) {
    file(folder, name + ".json", sideCar);
    file(folder, name, document);
  }

  /**
   * The collector removes folders that it emptied, perhaps between our making and our using one:
   * then again.
   */
  void file(Path folder, String name, byte[] bytes) {
    for (int tried = 1; ; tried++) {
      try {
        Files.createDirectories(folder);
        var temporary = folder.resolve(name + ".tmp");
        Files.write(temporary, bytes);
        Files.move(
            temporary,
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (NoSuchFileException e) {
        if (tried == TRIES) throw new UncheckedIOException(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
