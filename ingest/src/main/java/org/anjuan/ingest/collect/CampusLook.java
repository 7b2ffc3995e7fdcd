package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.anjuan.ingest.collect.removal.Removal;
import org.jspecify.annotations.Nullable;

/**
 * One look at a campus's folder: files are taken in a few at once while the tree is walked. A file
 * or folder that makes trouble costs itself only; the look ends early only where the store fails
 * again and again, since then nothing else would come in either.
 */
final class CampusLook {
  private static final int MOST_FAILURES_OF_THE_STORE = 20;
  private static final String ENCOUNTER = "encounter.json";
  private static final String SIDE_CAR = ".json";
  // What a folder is remembered with: its own time changes with each file that goes.
  private static final FileTime FOLDERS = FileTime.fromMillis(0);

  private final Path campus;
  private final Receiver intake;
  private final Clearing clearing;
  private final LeftAlone leftAlone;
  private final Duration settle;
  private final Semaphore places;
  private final BooleanSupplier mayGoOn;
  private final Clock clock;

  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger failuresOfTheStore = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

  /** Whom files are handed to. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Takes a file in; returns when it is safe, as a version or in quarantine.
     *
     * @return what was read and is no longer needed, the document first; nothing when it must stay
     * @throws IOException when the file can't be read
     */
    List<ReadFile> take(Path campusFolder, Path file) throws IOException;
  }

  CampusLook(
      Path campus,
      Receiver intake,
      Clearing clearing,
      LeftAlone leftAlone,
      Duration settle,
      Semaphore places,
      BooleanSupplier mayGoOn,
      Clock clock) {
    this.campus = campus;
    this.intake = intake;
    this.clearing = clearing;
    this.leftAlone = leftAlone;
    this.settle = settle;
    this.places = places;
    this.mayGoOn = mayGoOn;
    this.clock = clock;
  }

  /** Looks; returns how many files were taken in. */
  int look() {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Files.walkFileTree(campus, new Walk(pool));
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
    return taken.get();
  }

  /** How many files and folders have failed in this look. */
  int failures() {
    return failures.get();
  }

  /** Why the first of them did. */
  @Nullable String firstFailure() {
    return firstFailure.get();
  }

  private void failed(Exception e) {
    failures.incrementAndGet();
    firstFailure.compareAndSet(null, told(e));
  }

  // The message of such an exception is the path, and a path names a stay.
  static String told(Exception e) {
    return e instanceof FileSystemException system
        ? e.getClass().getSimpleName() + ": " + system.getReason()
        : e.toString();
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final ExecutorService pool;

    Walk(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (failuresOfTheStore.get() >= MOST_FAILURES_OF_THE_STORE || !mayGoOn.getAsBoolean()) {
        return FileVisitResult.TERMINATE;
      }
      var changed = attributes.lastModifiedTime();
      if (attributes.isRegularFile() && !leftAlone.contains(file, changed)) {
        if (Removal.isAside(String.valueOf(file.getFileName()))) {
          tend(file, changed, () -> clearing.putBack(file));
        } else if (isReady(file, attributes)) {
          places.acquireUninterruptibly();
          pool.execute(() -> take(file, changed));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof NoSuchFileException) && !leftAlone.contains(file, FOLDERS)) {
        leftAlone.failed(file, FOLDERS);
        failed(e);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (!folder.equals(campus) && !leftAlone.contains(folder, FOLDERS)) {
        tend(folder, FOLDERS, () -> clearing.removeIfEmpty(folder));
      }
      return FileVisitResult.CONTINUE;
    }
  }

  @FunctionalInterface
  private interface Chore {
    void run() throws IOException;
  }

  private void tend(Path path, FileTime changed, Chore chore) {
    try {
      chore.run();
      leftAlone.succeeded(path);
    } catch (NoSuchFileException gone) {
      // another node or its owner took it away
    } catch (IOException e) {
      leftAlone.failed(path, changed);
      failed(e);
    }
  }

  private void take(Path file, FileTime changed) {
    try {
      tend(
          file,
          changed,
          () -> {
            var read = intake.take(campus, file);
            if (!read.isEmpty()) {
              if (!clearing.putAway(read)) {
                throw new IOException("replaced while it was read");
              }
              taken.incrementAndGet();
            }
          });
    } catch (RuntimeException e) {
      failuresOfTheStore.incrementAndGet();
      leftAlone.failedOnce(file, changed);
      failed(e);
    } finally {
      places.release();
    }
  }

  private boolean isReady(Path file, BasicFileAttributes attributes) {
    var name = String.valueOf(file.getFileName());
    var wanted =
        name.equals(ENCOUNTER)
            || !(name.endsWith(".tmp") || name.endsWith(SIDE_CAR) || name.startsWith("."));
    var settled = attributes.lastModifiedTime().toInstant().plus(settle);
    return wanted && !clock.instant().isBefore(settled);
  }
}
