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

  private volatile Place place;
  private final List<Path> formers = new ArrayList<>();

  WorkerFolder() {
    try {
      place = Place.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    left().forEach(this::removeIfUnused);
  }

  private record Place(Path folder, FileChannel lock, Path font) {
    static Place make() throws IOException {
      // Owner only, as all temporary folders of Java are.
      var folder = Files.createTempDirectory(OURS);
      FileChannel lock = null;
      try {
        lock =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        return new Place(folder, lock, ChineseFont.writeTo(folder));
      } catch (IOException | UncheckedIOException full) {
        if (lock != null) {
          lock.close();
        }
        FileSystemUtils.deleteRecursively(folder);
        throw new IOException(full);
      }
    }

    boolean isWhole() {
      return Files.exists(folder.resolve(LOCK)) && Files.exists(font);
    }
  }

  Path path() {
    return place.folder();
  }

  Path font() {
    return place.font();
  }

  /**
   * A place for temporary files while a worker starts. It is removed when the worker is ready: from
   * then on no library can put a document into a temporary file, because there is no folder for it.
   */
  Path temporary() throws IOException {
    return Files.createTempDirectory(whole().folder(), "start-");
  }

  /** Machines clear their temporary folders of what nobody has touched for days. */
  private synchronized Place whole() throws IOException {
    var former = place;
    if (former.isWhole()) {
      return former;
    }
    place = Place.make();
    former.lock().close();
    formers.add(former.folder()); // workers that live may still read its font
    return place;
  }

  void remove(Path temporary) {
    try {
      FileSystemUtils.deleteRecursively(temporary);
    } catch (IOException e) {
      // Windows keeps libraries that are in use; the folder goes when we close.
    }
  }

  private List<Path> left() {
    try (var siblings = Files.newDirectoryStream(path().getParent(), PREFIX + "*")) {
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
  public synchronized void close() {
    try {
      place.lock().close();
    } catch (IOException e) {
      // The folder goes all the same.
    }
    remove(place.folder());
    formers.forEach(this::remove);
  }
}
