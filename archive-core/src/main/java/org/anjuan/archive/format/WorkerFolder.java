package org.anjuan.archive.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anjuan.fonts.ChineseFont;
import org.springframework.util.FileSystemUtils;

/**
 * A folder that only we may read, with what workers need as files: the font, PDFBox's list of the
 * machine's fonts. It never holds anything of a document.
 */
final class WorkerFolder implements AutoCloseable {

  private final Path folder;
  private final Path font;

  WorkerFolder() {
    try {
      // Owner only, as all temporary folders of Java are.
      folder = Files.createTempDirectory("anjuan-workers-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    font = ChineseFont.writeTo(folder);
  }

  Path path() {
    return folder;
  }

  Path font() {
    return font;
  }

  /**
   * A place for temporary files while a worker starts. It is removed when the worker is ready: from
   * then on no library can put a document into a temporary file, because there is no folder for it.
   */
  Path temporary() throws IOException {
    return Files.createTempDirectory(folder, "start-");
  }

  void remove(Path temporary) {
    try {
      FileSystemUtils.deleteRecursively(temporary);
    } catch (IOException e) {
      // Windows keeps libraries that are in use; the folder goes when we close.
    }
  }

  @Override
  public void close() {
    remove(folder);
  }
}
