package org.anjuan.archive.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything this installation keeps on its own disk ({@code anjuan.data}).
 *
 * <p>While it is open it is locked: a second start on the same folder is refused. The operating
 * system drops the lock when the process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder where it is missing, and locks it.
   *
   * @throws DataFolderInUse when somebody else holds it
   * @throws UncheckedIOException when it can't be made or written
   */
  public static DataFolder open(Path folder) {
    var path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      var channel =
          FileChannel.open(
              path.resolve("anjuan.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new DataFolderInUse(path);
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + path + " can't be used", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  /** The folder itself, absolute. */
  public Path path() {
    return path;
  }

  /** A folder of this name inside, made where it is missing. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path.resolve(name) + " can't be made", e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of " + path + " can't be released", e);
    }
  }

  @Override
  public String toString() {
    return "DataFolder[" + path + "]";
  }
}
