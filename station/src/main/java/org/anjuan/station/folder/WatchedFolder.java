package org.anjuan.station.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anjuan.station.OwnFiles;
import org.anjuan.station.queue.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a device writes into. A file is taken once it has been left alone for a while,
 * and goes away only after it is in the queue: killed in between, the next start finds it again,
 * and its entry there.
 */
public final class WatchedFolder {
  private static final String SIDE_CAR = ".json";
  private static final long LARGEST_SIDE_CAR = 1 << 20;

  private final Path folder;
  private final @Nullable Path done;
  private final Duration settle;
  private final Queue queue;
  private final Clock clock;

  /**
   * @param done where taken files go; null to delete them
   */
  public WatchedFolder(
      Path folder, @Nullable Path done, Duration settle, Queue queue, Clock clock) {
    this.folder = folder;
    this.done = done;
    this.settle = settle;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Takes what is there.
   *
   * @param askForPatient whether a file that names no patient waits for somebody to name one; else
   *     the archive's quarantine asks
   * @return the files that wait for that
   */
  public List<Path> take(boolean askForPatient) throws IOException {
    var nameless = new ArrayList<Path>();
    for (var file : settled()) {
      var found = found(file);
      if (found.isPresent()) {
        if (askForPatient && !found.get().namesPatient()) {
          nameless.add(file);
        } else {
          queue(found.get(), null);
        }
      }
    }
    return nameless;
  }

  /** Takes one file, for the patient that was named. */
  public void take(Path file, String patientKey) throws IOException {
    var found = found(file);
    if (found.isPresent()) {
      queue(found.get(), patientKey);
    }
  }

  private void queue(SourceFile source, @Nullable String patientKey) throws IOException {
    try (var content = Files.newInputStream(source.file())) {
      queue.add(content, source.taken(patientKey));
    } catch (NoSuchFileException gone) {
      return;
    }
    putAway(source.file());
    putAway(sideCar(source.file()));
  }

  private Optional<SourceFile> found(Path file) throws IOException {
    try {
      var sideCar = sideCar(file);
      if (Files.notExists(sideCar)) {
        return Optional.of(SourceFile.of(folder, file, null));
      }
      if (Files.size(sideCar) > LARGEST_SIDE_CAR) {
        return Optional.of(SourceFile.of(folder, file, "{too large"));
      }
      var text = new String(Files.readAllBytes(sideCar), StandardCharsets.UTF_8);
      return Optional.of(SourceFile.of(folder, file, text));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private static Path sideCar(Path file) {
    return file.resolveSibling(file.getFileName() + SIDE_CAR);
  }

  private void putAway(Path file) throws IOException {
    if (done == null) {
      Files.deleteIfExists(file);
    } else if (Files.exists(file)) {
      var target = done.resolve(folder.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
    OwnFiles.forceFolder(file.toAbsolutePath().resolveSibling(""));
  }

  private List<Path> settled() throws IOException {
    var found = new ArrayList<Path>();
    Files.createDirectories(folder);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.equals(done) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isReady(file, attributes)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private boolean isReady(Path file, BasicFileAttributes attributes) {
    var name = String.valueOf(file.getFileName());
    var wanted = !(name.endsWith(".tmp") || name.endsWith(SIDE_CAR) || name.startsWith("."));
    var settled = attributes.lastModifiedTime().toInstant().plus(settle);
    return wanted && !clock.instant().isBefore(settled);
  }
}
