package org.anjuan.archive.platform.mongo;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Groups of changes that are on disk while the store's own file has not taken them in yet: a file
 * that is only appended to, {@code <store>.journal.<number>}. When the store is saved, the next one
 * begins, and the former goes once the store is on disk.
 *
 * <p>A group is its length, the CRC-32C of that, the CRC-32C of its bytes, and its bytes. One that
 * is not whole was never acknowledged: it can only be the last, broken off by a crash.
 */
final class Journal implements AutoCloseable {

  private static final int HEAD = 3 * Integer.BYTES;

  private final Path store;
  private final long number;
  private final FileChannel channel;
  private long size;

  private Journal(Path store, long number) {
    this.store = store;
    this.number = number;
    try {
      this.channel =
          FileChannel.open(
              file(store, number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins the journal of this number; there must be none yet. */
  static Journal begin(Path store, long number) {
    var begun = new Journal(store, number);
    syncFolder(store);
    return begun;
  }

  /** The file's name must be on disk as well as what is in it; some systems see to that. */
  private static void syncFolder(Path store) {
    try (var folder = folder(store)) {
      if (folder != null) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileChannel folder(Path store) {
    try {
      return FileChannel.open(store.toAbsolutePath().getParent());
    } catch (IOException noFile) { // Windows: a folder is no file there, and is written through
      return null;
    }
  }

  private static Path file(Path store, long number) {
    return store.resolveSibling(store.getFileName() + ".journal." + number);
  }

  long number() {
    return number;
  }

  /** Bytes so far. */
  long size() {
    return size;
  }

  /** Returns when the group is on disk. */
  void append(ByteBuffer group) {
    int length = group.remaining();
    var head = ByteBuffer.allocate(HEAD);
    head.putInt(length).putInt(sum(bytes(length))).putInt(sum(group));
    var parts = new ByteBuffer[] {head.flip(), group};
    try {
      while (group.hasRemaining()) {
        channel.write(parts);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size += HEAD + length;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it: its changes are in the store's file. */
  void delete() {
    close();
    delete(file(store, number));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of those that are there, in order. */
  static List<Long> numbers(Path store) {
    return List.copyOf(all(store).keySet());
  }

  /** Puts one aside for whoever wants to look into it. */
  static void putAside(Path store, long number) {
    var file = file(store, number);
    try {
      Files.move(
          file,
          store.resolveSibling(store.getFileName() + ".broken-journal." + number),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes those before a number. */
  static void deleteBefore(Path store, long number) {
    all(store).headMap(number).values().forEach(Journal::delete);
  }

  private static SortedMap<Long, Path> all(Path store) {
    var prefix = store.getFileName() + ".journal.";
    var found = new TreeMap<Long, Path>();
    try (var files = Files.newDirectoryStream(store.toAbsolutePath().getParent(), prefix + "*")) {
      files.forEach(file ->
          found.put(
              Long.parseLong(file.getFileName().toString().substring(prefix.length())), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /**
   * Hands over the groups of one journal, as they were appended.
   *
   * @return the bytes at its end that are no whole group
   * @throws IllegalStateException when a group is damaged that was whole once
   */
  static long read(Path store, long number, Consumer<ByteBuffer> reader) {
    var file = file(store, number);
    try (var channel = FileChannel.open(file)) {
      while (true) {
        long begin = channel.position();
        var group = next(channel);
        if (group == null) {
          return channel.size() - begin;
        }
        reader.accept(group);
      }
    } catch (DamagedGroup damaged) {
      throw new IllegalStateException(
          "The journal " + file + " is damaged: restore the data folder from its backup", damaged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable ByteBuffer next(FileChannel channel) throws IOException {
    var head = ByteBuffer.allocate(HEAD);
    if (channel.size() - channel.position() < HEAD) {
      return null;
    }
    fill(channel, head);
    int length = head.getInt();
    int lengthSum = head.getInt();
    int sum = head.getInt();
    if (length == 0 && lengthSum == 0 && sum == 0) {
      return null; // room that was made before what belongs there
    }
    if (sum(bytes(length)) != lengthSum) {
      throw new DamagedGroup();
    }
    if (channel.size() - channel.position() < length) {
      return null;
    }
    var group = ByteBuffer.allocate(length);
    fill(channel, group);
    if (sum(group) == sum) {
      return group;
    }
    if (channel.position() < channel.size()) { // whatever follows came after it was on disk
      throw new DamagedGroup();
    }
    return null;
  }

  private static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    buffer.flip();
  }

  private static ByteBuffer bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).flip();
  }

  private static int sum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  private static final class DamagedGroup extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
