package org.anjuan.station;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anjuan.station.folder.WatchedFolder;
import org.anjuan.station.queue.Queue;
import org.anjuan.station.queue.Taken;
import org.anjuan.station.queue.Waiting;
import org.anjuan.station.scanner.Pairing;
import org.anjuan.station.scanner.ScannerAgent;
import org.anjuan.station.upload.Archive;
import org.anjuan.station.upload.Link;
import org.anjuan.station.upload.Trust;
import org.anjuan.station.upload.Uploader;
import org.jspecify.annotations.Nullable;

/** A station at work: its folder is looked at, its queue goes to the archive. */
public final class RunningStation implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Queue queue;
  private final @Nullable WatchedFolder folder;
  private final Uploader uploader;
  private final List<Runnable> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final @Nullable Pairing pairing;
  private final @Nullable ScannerAgent agent;
  private volatile List<Path> nameless = List.of();
  private volatile @Nullable Words folderTrouble;

  private RunningStation(Settings settings, Queue queue, Clock clock) throws IOException {
    this.queue = queue;
    var watched = settings.folder();
    this.folder =
        watched == null
            ? null
            : new WatchedFolder(watched, settings.done(), settings.settle(), queue, clock);
    var certificate = settings.certificate();
    var archive =
        new Archive(
            settings.archive(),
            settings.key(),
            certificate == null ? null : Trust.in(certificate),
            version(),
            clock);
    this.uploader = new Uploader(queue, archive, clock, this::tell);
    this.pairing = settings.agent() ? Pairing.in(settings.data().resolve("pairing.code")) : null;
    this.agent =
        pairing == null
            ? null
            : ScannerAgent.open(
                settings.archive(), pairing, settings.scanners(), settings.search());
  }

  /** Opens what a station works with. */
  public static RunningStation open(Settings settings, Clock clock) throws IOException {
    var queue = Queue.open(settings.data(), clock);
    try {
      return new RunningStation(settings, queue, clock);
    } catch (IOException | RuntimeException unusable) {
      queue.close();
      throw unusable;
    }
  }

  /** This program's version. */
  public static String version() {
    return Objects.requireNonNullElse(
        RunningStation.class.getPackage().getImplementationVersion(), "dev");
  }

  public Queue queue() {
    return queue;
  }

  public Link link() {
    return uploader.link();
  }

  /** Files of the folder that wait for somebody to name their patient. */
  public List<Path> nameless() {
    return nameless;
  }

  /** Why the folder can't be looked at; null while it can. */
  public @Nullable Words folderTrouble() {
    return folderTrouble;
  }

  /** What pages of the archive show to use the scanners here; null where they may not. */
  public @Nullable String pairingCode() {
    return pairing == null ? null : pairing.code();
  }

  /** Has {@code listener} run when something has changed. */
  public void tellOfChanges(Runnable listener) {
    told.add(listener);
  }

  private void tell() {
    told.forEach(Runnable::run);
  }

  /** Puts a file of the folder into the queue, for this patient. */
  public void take(Path file, String patientKey) throws IOException {
    var watched = folder;
    if (watched != null) {
      watched.take(file, patientKey);
      added();
    }
  }

  /** Puts something else into the queue; its source stays where it is. */
  public Waiting take(InputStream content, String fileName, String patientKey) throws IOException {
    var item = queue.add(content, new Taken(fileName, fileName, patientKey, null));
    added();
    return item;
  }

  /** Lets everything wait again that was refused and is still here. */
  public void retryAll() throws IOException {
    for (var item : queue.all()) {
      queue.retry(item);
    }
    added();
  }

  private void added() {
    tell();
    uploader.wake();
  }

  /** Takes and sends what is there, and comes back. */
  public void runOnce() throws IOException, InterruptedException {
    if (folder != null) {
      folder.take(false);
    }
    uploader.work();
  }

  /** Works until {@link #stop}. */
  void run(boolean askForPatient) throws InterruptedException {
    var sender = Thread.ofVirtual().name("uploader").start(uploader::run);
    do {
      look(askForPatient);
    } while (!end.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    sender.interrupt();
    sender.join(Duration.ofSeconds(10));
  }

  private void look(boolean askForPatient) {
    var watched = folder;
    if (watched == null) {
      return;
    }
    var before = queue.pending();
    try {
      var waiting = watched.take(askForPatient);
      if (!waiting.equals(nameless) || folderTrouble != null) {
        nameless = waiting;
        folderTrouble = null;
        tell();
      }
      if (queue.pending() > before) {
        added();
      }
    } catch (IOException trouble) {
      var first = folderTrouble == null;
      folderTrouble =
          new Words(
              "采集文件夹无法读取：" + trouble.getClass().getSimpleName(),
              "The folder can't be read: " + trouble.getClass().getSimpleName());
      if (first) {
        tell();
      }
    }
  }

  /** Ends {@link #run}. */
  public void stop() {
    end.countDown();
  }

  @Override
  public void close() throws IOException {
    if (agent != null) {
      agent.close();
    }
    queue.close();
  }
}
