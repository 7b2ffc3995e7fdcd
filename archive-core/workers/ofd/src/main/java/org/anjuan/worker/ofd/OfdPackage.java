package org.anjuan.worker.ofd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Unreadable;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** An OFD package, unpacked in memory under limits. */
final class OfdPackage implements AutoCloseable {

  /** A package of 5,000 pages has some 20,000 entries. */
  private static final int MOST_ENTRIES = 40_000;

  private static final int LONGEST_NAME = 512;
  private static final int BUFFER = 64 << 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path root;
  private long room;

  private OfdPackage(long mostBytes) {
    root = Path.of(PackagesInMemory.PREFIX + COUNT.incrementAndGet());
    room = mostBytes;
  }

  /**
   * Unpacks.
   *
   * @param mostBytes all entries together, unpacked
   * @throws Unreadable when it is not a package, or too large a one
   */
  static OfdPackage unpack(byte[] content, long mostBytes) throws IOException {
    if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
      throw new Unreadable(Refusal.OTHER_FORMAT);
    }
    var unpacked = new OfdPackage(mostBytes);
    try (var zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
            .setCharset(StandardCharsets.ISO_8859_1)
            .get()) {
      Files.createDirectories(unpacked.root);
      unpacked.takeAll(zip);
      if (!Files.isRegularFile(unpacked.root.resolve("OFD.xml"))) {
        throw new Unreadable(Refusal.OTHER_FORMAT);
      }
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  Path root() {
    return root;
  }

  private void takeAll(ZipFile zip) throws IOException {
    int entries = 0;
    for (var entry : Collections.list(zip.getEntries())) {
      if (++entries > MOST_ENTRIES) {
        throw new Unreadable(Refusal.TOO_LARGE);
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new Unreadable(Refusal.ENCRYPTED);
      }
      if (!entry.isDirectory() && !entry.isUnixSymlink()) {
        var place = place(entry);
        if (place.isPresent()) {
          take(zip, entry, place.get());
        }
      }
    }
  }

  /** Where an entry belongs; nowhere, when its name leads out of the package or is no name. */
  private Optional<Path> place(ZipArchiveEntry entry) {
    var name = name(entry).replace('\\', '/');
    if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    var place = root;
    for (var part : name.split("/")) {
      if (part.equals("..")) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".")) {
        place = place.resolve(part);
      }
    }
    return place.equals(root) ? Optional.empty() : Optional.of(place);
  }

  /** Some producers write names in the Chinese national encoding and do not say so. */
  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return entry.getName();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      return new String(raw, Charset.forName("GB18030"));
    }
  }

  private void take(ZipFile zip, ZipArchiveEntry entry, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    if (Files.isDirectory(place)) {
      return;
    }
    try (var in = zip.getInputStream(entry);
        var out = Files.newOutputStream(place)) {
      var buffer = new byte[BUFFER];
      for (int n; (n = read(in, buffer)) >= 0; ) {
        room -= n;
        if (room < 0) {
          throw new Unreadable(Refusal.TOO_LARGE);
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private static int read(@Nullable InputStream in, byte[] buffer) throws IOException {
    if (in == null) {
      throw new Unreadable(Refusal.UNSUPPORTED);
    }
    return in.read(buffer);
  }

  @Override
  public void close() throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
