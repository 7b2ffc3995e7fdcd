package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.work.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the inbox: one folder a campus, one node at a time for each. Files are taken in a few at
 * once while the tree is walked, so that a million files need no list. A file goes away only after
 * its commit; when the store does not answer, everything stays where it is for the next look.
 */
@Component
class FolderCollector implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FolderCollector.class);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int MOST_FAILURES = 20;
  private static final String SIDE_CAR = ".json";
  private static final String ENCOUNTER = "encounter.json";

  private final FolderProperties properties;
  private final FolderIntake intake;
  private final Leases leases;
  private final Clock clock;
  private final Path inbox;
  private final Path done;
  private final Semaphore places;
  private volatile boolean running;
  private volatile Thread loop = Thread.currentThread();

  FolderCollector(
      FolderProperties properties,
      FolderIntake intake,
      Leases leases,
      DataFolder data,
      Clock clock) {
    this.properties = properties;
    this.intake = intake;
    this.leases = leases;
    this.clock = clock;
    var chosen = properties.inbox();
    this.inbox = chosen == null ? data.folder("inbox") : chosen;
    var moved = properties.done();
    this.done = moved == null ? data.path().resolve("done") : moved;
    this.places = new Semaphore(properties.parallel());
  }

  @Override
  public void start() {
    if (!properties.enabled()) {
      return;
    }
    running = true;
    loop = Thread.ofVirtual().name("folder-collector").start(this::watch);
  }

  @Override
  public void stop() {
    running = false;
    loop.interrupt();
    try {
      loop.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void watch() {
    while (running) {
      var taken = look();
      try {
        if (taken == 0) {
          TimeUnit.MILLISECONDS.sleep(properties.every().toMillis());
        }
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /** One look at every campus; returns how many files were taken in. */
  int look() {
    var taken = 0;
    try {
      for (var campus : campuses()) {
        var lease = "collector:folder:" + campus.getFileName();
        if (running && leases.hold(lease, LEASE)) {
          taken += look(campus, lease);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The inbox can't be looked at now: {}", e.toString());
      return 0;
    }
    return taken;
  }

  private List<Path> campuses() throws IOException {
    Files.createDirectories(inbox);
    try (var folders = Files.list(inbox)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private int look(Path campus, String lease) throws IOException {
    var taken = new AtomicInteger();
    var failures = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Files.walkFileTree(campus, new Walk(campus, lease, pool, taken, failures));
    }
    return taken.get();
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path campus;
    private final String lease;
    private final ExecutorService pool;
    private final AtomicInteger taken;
    private final AtomicInteger failures;
    private Instant renewed = clock.instant();

    Walk(
        Path campus,
        String lease,
        ExecutorService pool,
        AtomicInteger taken,
        AtomicInteger failures) {
      this.campus = campus;
      this.lease = lease;
      this.pool = pool;
      this.taken = taken;
      this.failures = failures;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!running || failures.get() >= MOST_FAILURES || !stillLeased()) {
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isRegularFile() && isReady(file, attributes)) {
        places.acquireUninterruptibly();
        pool.execute(() -> take(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (!folder.equals(campus) && isOld(folder)) {
        deleteIfEmpty(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean stillLeased() {
      if (clock.instant().isBefore(renewed.plus(LEASE.dividedBy(3)))) {
        return true;
      }
      renewed = clock.instant();
      return leases.hold(lease, LEASE);
    }

    private void take(Path file) {
      try {
        if (intake.take(campus, file)) {
          putAway(file);
          taken.incrementAndGet();
        }
      } catch (NoSuchFileException gone) {
        // another node or its owner took it away
      } catch (IOException | RuntimeException e) {
        failures.incrementAndGet();
        LOG.warn(
            "A file of campus {} stays for the next look: {}", campus.getFileName(), e.toString());
      } finally {
        places.release();
      }
    }
  }

  private boolean isReady(Path file, BasicFileAttributes attributes) {
    var name = String.valueOf(file.getFileName());
    var wanted =
        name.equals(ENCOUNTER)
            || !(name.endsWith(".tmp") || name.endsWith(SIDE_CAR) || name.startsWith("."));
    var settled = attributes.lastModifiedTime().toInstant().plus(properties.settle());
    return wanted && !clock.instant().isBefore(settled);
  }

  // The document goes first: a side-car that is left behind does no harm, a document without would.
  private void putAway(Path file) throws IOException {
    for (var path : List.of(file, file.resolveSibling(file.getFileName() + SIDE_CAR))) {
      switch (properties.afterwards()) {
        case DELETE -> Files.deleteIfExists(path);
        case MOVE -> {
          if (Files.exists(path)) {
            var target = done.resolve(inbox.relativize(path));
            Files.createDirectories(target.getParent());
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  // A source may be about to write into a folder that it has just made.
  private boolean isOld(Path folder) throws IOException {
    var changed = Files.getLastModifiedTime(folder).toInstant();
    return changed.isBefore(clock.instant().minus(Duration.ofMinutes(10)));
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (var content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        return;
      }
    }
    Files.deleteIfExists(folder);
  }
}
