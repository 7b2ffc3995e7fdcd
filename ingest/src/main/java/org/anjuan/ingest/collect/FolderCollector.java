package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.work.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the inbox: one folder a campus, one node at a time for each. Files are taken in a few at
 * once while the tree is walked, so that a million files need no list. A file goes away only after
 * its commit, and only if it still is what was read; when the store does not answer, everything
 * stays where it is for the next look.
 */
@Component
class FolderCollector implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FolderCollector.class);
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final FolderProperties properties;
  private final FolderIntake intake;
  private final Leases leases;
  private final Clock clock;
  private final Path inbox;
  private final Clearing clearing;
  private final LeftAlone leftAlone;
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
    var done = moved == null ? data.path().resolve("done") : moved;
    this.clearing = new Clearing(inbox, done, properties.afterwards(), clock);
    this.leftAlone = new LeftAlone(clock);
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
        var lease = new CampusLease(campus);
        if (running && lease.isHeld()) {
          taken += look(campus, lease);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The inbox can't be looked at now: {}", CampusLook.told(e));
    }
    return taken;
  }

  private List<Path> campuses() throws IOException {
    Files.createDirectories(inbox);
    try (var folders = Files.list(inbox)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** What goes wrong in one campus's folder is no reason to leave the next one's where it is. */
  private int look(Path campus, CampusLease lease) {
    var look =
        new CampusLook(
            campus,
            intake::take,
            clearing,
            leftAlone,
            properties.settle(),
            places,
            () -> running && lease.isHeld(),
            clock);
    var taken = look.look();
    if (look.failures() > 0) {
      LOG.warn(
          "Of campus {} {} files or folders are left for a later look, the first because of {}",
          campus.getFileName(),
          look.failures(),
          look.firstFailure());
    }
    return taken;
  }

  /** The right to walk a campus's folder, asked for again while the walk goes on. */
  private final class CampusLease {
    private final String name;
    private Instant renewed = Instant.EPOCH;

    CampusLease(Path campus) {
      this.name = "collector:folder:" + campus.getFileName();
    }

    boolean isHeld() {
      var now = clock.instant();
      if (now.isBefore(renewed.plus(LEASE.dividedBy(3)))) {
        return true;
      }
      renewed = now;
      return leases.hold(name, LEASE);
    }
  }
}
