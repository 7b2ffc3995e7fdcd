package org.anjuan.station;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;

/** Files that only who runs the station may read, written whole or not at all. */
public final class OwnFiles {
  private static final String UNFINISHED = ".part";

  private OwnFiles() {}

  /** A folder for them, made where it is missing. */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    restrict(folder, "rwx------");
    return folder;
  }

  /** Takes everybody else's rights to a file away. */
  public static void restrict(Path file) throws IOException {
    restrict(file, "rw-------");
  }

  private static void restrict(Path path, String posix) throws IOException {
    var views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(posix));
    } else if (views.contains("acl")) {
      var all =
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(Files.getOwner(path))
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build();
      Files.getFileAttributeView(path, AclFileAttributeView.class).setAcl(List.of(all));
    }
  }

  /** Writes a file in one step: it has all of the content, or is as it was. */
  public static void write(Path file, byte[] content) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    restrict(unfinished);
    try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    moveInto(unfinished, file);
  }

  /** Gives a finished file its name; on the disk when this returns. */
  public static void moveInto(Path finished, Path file) throws IOException {
    Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(file.toAbsolutePath().resolveSibling(""));
  }

  /**
   * What was renamed or removed in a folder is so on the disk too, where the system can do that.
   */
  public static void forceFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException windows) {
      // Windows opens no folders; its file system keeps the order by itself.
    }
  }
}
