package org.anjuan.archive.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.fonts.ChineseFont;
import org.springframework.util.FileSystemUtils;

/**
 * A folder that only we may read, with what workers need as files: the font, PDFBox's list of the
 * machine's fonts. It never holds anything of a document. As long as we live it holds a locked
 * file; folders that an application left when it was killed have no lock and are removed by the
 * next one.
 */
final class WorkerFolder implements AutoCloseable {

  static final String PREFIX = "anjuan-workers-";
  static final String LOCK = "in-use";

  /**
   * A process that opens and closes a file of its own loses its lock on it: it must leave its
   * folders alone.
   */
  private static final String OURS = PREFIX + ProcessHandle.current().pid() + "-";

  private final Path folder;
  private final FileChannel lock;
  private final Path font;

  WorkerFolder() {
    try {
      // Owner only, as all temporary folders of Java are.
      folder = Files.createTempDirectory(OURS);
      lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    font = ChineseFont.writeTo(folder);
    left().forEach(this::removeIfUnused);
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

  private List<Path> left() {
    try (var siblings = Files.newDirectoryStream(folder.getParent(), PREFIX + "*")) {
      var others = new ArrayList<Path>();
      siblings.forEach(others::add);
      others.removeIf(other -> other.getFileName().toString().startsWith(OURS));
      return others;
    } catch (IOException e) {
      return List.of();
    }
  }

  private void removeIfUnused(Path other) {
    // One without the file is just being made, or not ours.
    try (var theirs = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
      var unused = theirs.tryLock();
      if (unused != null) {
        remove(other);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // In use, by this process or another user.
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // The folder goes all the same.
    }
    remove(folder);
  }
}
