package org.anjuan.archive.platform.mongo;

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
 * is not whole was never acknowledged: it can only be the last, broken off by a crash. Behind the
 * last comes room, zeros that are there already: what is written into it is on disk sooner than
 * what makes the file longer.
 */
final class Journal implements AutoCloseable {

  private static final int HEAD = 3 * Integer.BYTES;
  private static final int MOST_ROOM = 1 << 20;

  /** Larger groups are not appended but saved at once. */
  static final int LARGE_GROUP = 1 << 20;

  private final Path store;
  private final long number;
  private final FileChannel channel;
  private long size;
  private long end;

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

  /** Bytes of groups so far. */
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
      size += HEAD + length;
      if (size > end) {
        makeRoom();
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Behind the last group, as much as the journal has come to need. Where the disk has no place for
   * it, the journal does without.
   */
  private void makeRoom() throws IOException {
    var zeros = ByteBuffer.allocate((int) Math.min(size, MOST_ROOM));
    try {
      while (zeros.hasRemaining()) {
        channel.write(zeros, size + zeros.position());
      }
      end = size + zeros.capacity();
    } catch (IOException full) {
      channel.truncate(size);
      end = Long.MAX_VALUE;
    }
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
   * @return whether something stands at its end that is no whole group
   * @throws IllegalStateException when a group is damaged that was whole once
   */
  static boolean read(Path store, long number, Consumer<ByteBuffer> reader) {
    var file = file(store, number);
    var rest = contents(file);
    for (var group = next(rest); group != null; group = next(rest)) {
      reader.accept(group);
    }
    if (isDamaged(rest.duplicate())) {
      throw new IllegalStateException(
          "The journal " + file + " is damaged: restore the data folder from its backup");
    }
    return !isRoom(rest);
  }

  /** No more than the store lets it grow, and the room. */
  private static ByteBuffer contents(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The group that begins here, and goes on behind it; null, and stays, when none does. */
  private static @Nullable ByteBuffer next(ByteBuffer rest) {
    if (!hasLength(rest)) {
      return null;
    }
    int at = rest.position();
    int length = rest.getInt(at);
    var group = rest.slice(at + HEAD, length);
    if (rest.getInt(at + 2 * Integer.BYTES) != sum(group)) {
      return null;
    }
    rest.position(at + HEAD + length);
    return group;
  }

  /**
   * Whether what begins here, and is no whole group, was one once. What a crash breaks off is the
   * last, so nothing was written behind it, and it is not large.
   */
  private static boolean isDamaged(ByteBuffer rest) {
    int at = rest.position();
    int most = HEAD + (hasLength(rest) ? rest.getInt(at) : LARGE_GROUP);
    if (rest.remaining() > most && !isRoom(rest.duplicate().position(at + most))) {
      return true;
    }
    while (rest.hasRemaining()) { // the length itself may be what is damaged
      if (next(rest) != null) {
        return true;
      }
      rest.get();
    }
    return false;
  }

  /** Whether a head begins here whose length can be believed. */
  private static boolean hasLength(ByteBuffer rest) {
    if (rest.remaining() < HEAD) {
      return false;
    }
    int at = rest.position();
    int length = rest.getInt(at);
    return length > 0
        && length <= rest.remaining() - HEAD
        && rest.getInt(at + Integer.BYTES) == sum(bytes(length));
  }

  private static boolean isRoom(ByteBuffer rest) {
    while (rest.hasRemaining()) {
      if (rest.get() != 0) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).flip();
  }

  private static int sum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }
}
