package org.anjuan.station.queue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.anjuan.station.OwnFiles;
import org.anjuan.station.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits, in a folder that one program at a time holds. What {@link #add} has returned from is
 * on the disk; what is added again is the entry that is there.
 */
public final class Queue implements AutoCloseable {
  private static final String BODY = ".body";
  private static final String ITEM = ".item";
  private static final String UNFINISHED = ".part";

  private final Path folder;
  private final QueueKey key;
  private final Clock clock;
  private final FileChannel lock;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, Waiting> items = new ConcurrentHashMap<>();

  private Queue(Path folder, QueueKey key, Clock clock, FileChannel lock) {
    this.folder = folder;
    this.key = key;
    this.clock = clock;
    this.lock = lock;
  }

  /**
   * Opens the queue in a folder, and throws away what a kill left unfinished.
   *
   * @throws QueueInUse when another program holds it
   */
  public static Queue open(Path folder, Clock clock) throws IOException {
    OwnFiles.folder(folder);
    var lock =
        FileChannel.open(
            folder.resolve("queue.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(lock) == null) {
      lock.close();
      throw new QueueInUse(folder);
    }
    var queue = new Queue(folder, QueueKey.in(folder.resolve("queue.key")), clock, lock);
    queue.load();
    return queue;
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProgram) {
      return null;
    }
  }

  private void load() throws IOException {
    for (var file : files()) {
      var name = file.getFileName().toString();
      if (name.endsWith(ITEM)) {
        read(file).ifPresent(item -> items.put(item.id(), item));
      }
    }
    for (var file : files()) {
      var name = file.getFileName().toString();
      var orphan =
          name.endsWith(BODY) && Files.notExists(file.resolveSibling(name.replace(BODY, ITEM)));
      if (name.endsWith(UNFINISHED) || orphan) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** An entry whose note can't be read is kept as it is, for people to look at. */
  private Optional<Waiting> read(Path item) throws IOException {
    try {
      return Optional.of(json.readValue(SealedFile.read(item, key), Waiting.class));
    } catch (Damaged | JacksonException damaged) {
      return Optional.empty();
    }
  }

  /** Puts a file into the queue; on the disk when this returns. */
  public Waiting add(InputStream content, Taken said) throws IOException {
    var unfinished = folder.resolve(UUID.randomUUID() + UNFINISHED);
    try {
      var counted = new Counting(content);
      var digest = sha256();
      SealedFile.write(unfinished, key, new DigestInputStream(counted, digest));
      var sha256 = HexFormat.of().formatHex(digest.digest());
      return enter(said, counted.count(), sha256, unfinished);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private synchronized Waiting enter(Taken said, long size, String sha256, Path body)
      throws IOException {
    var id = idOf(said, sha256);
    var there = items.get(id);
    if (there != null && !there.isRefused()) {
      return there;
    }
    var item =
        new Waiting(
            id,
            said.fileName(),
            size,
            sha256,
            said.patientKey(),
            said.meta(),
            clock.instant(),
            null,
            true);
    OwnFiles.moveInto(body, file(id, BODY));
    write(item);
    return item;
  }

  private void write(Waiting item) throws IOException {
    var unfinished = folder.resolve(item.id() + ITEM + UNFINISHED);
    SealedFile.write(unfinished, key, new ByteArrayInputStream(json.writeValueAsBytes(item)));
    OwnFiles.moveInto(unfinished, file(item.id(), ITEM));
    items.put(item.id(), item);
  }

  /** The content of an entry, from a position on. */
  public InputStream open(Waiting item, long from) throws IOException {
    return SealedFile.open(file(item.id(), BODY), key, from);
  }

  /** The oldest that waits. */
  public Optional<Waiting> next() {
    return items.values().stream()
        .filter(item -> !item.isRefused())
        .min(Comparator.comparing(Waiting::takenAt).thenComparing(Waiting::id));
  }

  /** All, the oldest first. */
  public List<Waiting> all() {
    var all = new ArrayList<>(items.values());
    all.sort(Comparator.comparing(Waiting::takenAt).thenComparing(Waiting::id));
    return all;
  }

  /** How many wait. */
  public int pending() {
    return (int) items.values().stream().filter(item -> !item.isRefused()).count();
  }

  /** How many were not taken. */
  public int refused() {
    return items.size() - pending();
  }

  /** The archive has it, or somebody does not want to see it any more. */
  public synchronized void remove(Waiting item) throws IOException {
    Files.deleteIfExists(file(item.id(), ITEM));
    OwnFiles.forceFolder(folder);
    Files.deleteIfExists(file(item.id(), BODY));
    items.remove(item.id());
  }

  /**
   * The archive has not filed it.
   *
   * @param held whether the bytes are needed here; they are not where the archive keeps them itself
   */
  public synchronized void refuse(Waiting item, Words why, boolean held) throws IOException {
    write(item.refused(why, held));
    if (!held) {
      Files.deleteIfExists(file(item.id(), BODY));
    }
  }

  /** Lets what was refused and is still here wait again. */
  public synchronized void retry(Waiting item) throws IOException {
    if (item.isRefused() && item.held()) {
      write(item.again());
    }
  }

  private Path file(String id, String ending) {
    return folder.resolve(id + ending);
  }

  private static String idOf(Taken said, String sha256) {
    var digest = sha256();
    for (var part : List.of(said.name(), text(said.patientKey()), text(said.meta()), sha256)) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
