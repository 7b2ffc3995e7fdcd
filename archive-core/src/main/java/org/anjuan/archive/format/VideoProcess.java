package org.anjuan.archive.format;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * One run of FFmpeg: bytes in by one pipe, out by another, messages by a third. It may not write a
 * single byte to a file, nor take more memory than allowed, and is ended when it stands still.
 */
final class VideoProcess {

  private static final int CHUNK = 64 << 10;
  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");
  private static final ScheduledExecutorService ALARMS =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("video-alarm").factory());

  private final Process process;
  private final AtomicLong moved = new AtomicLong(System.nanoTime());
  private final DataSize mostOutput;
  private volatile WorkerFailed.Cause why = WorkerFailed.Cause.CRASHED;
  private volatile boolean ended;
  private volatile @Nullable Exception sourceFault;

  private VideoProcess(Process process, DataSize mostOutput) {
    this.process = process;
    this.mostOutput = mostOutput;
  }

  /**
   * Runs the command to its end.
   *
   * @param reading takes the output; what it throws ends the process and reaches the caller
   * @param messages takes the lines of the error output
   * @param video what it throws ends the process and reaches the caller, {@link IOException}
   *     unchecked: else the part before it would be taken for all there is
   * @throws UnreadableDocument when the process says that the video can't be read
   * @throws WorkerFailed when it took too long or too much
   */
  static <T> T run(
      List<String> command,
      Path folder,
      Duration timeout,
      VideoSettings settings,
      Isolation isolation,
      InputStream video,
      Consumer<String> messages,
      Function<InputStream, T> reading) {
    Process process;
    try {
      process = start(command, folder, settings, isolation);
    } catch (IOException e) {
      throw WorkerFailed.notStarted(Family.VIDEO, e);
    }
    return new VideoProcess(process, settings.maxRendition())
        .run(timeout, settings.stall(), video, messages, reading);
  }

  private static Process start(
      List<String> command, Path folder, VideoSettings settings, Isolation isolation)
      throws IOException {
    var line = new ArrayList<>(isolation.prefix());
    if (LINUX) {
      line.addAll(
          List.of("prlimit", "--as=" + settings.memory().toBytes(), "--fsize=0", "--core=0", "--"));
    }
    line.addAll(command);
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    var path = System.getenv("PATH");
    builder.environment().clear();
    if (path != null) {
      builder.environment().put("PATH", path);
    }
    if (File.separatorChar == '/') {
      builder.environment().put("LD_LIBRARY_PATH", folder.toString());
    }
    return builder.start();
  }

  private <T> T run(
      Duration timeout,
      Duration stall,
      InputStream video,
      Consumer<String> messages,
      Function<InputStream, T> reading) {
    var late = ALARMS.schedule(this::late, timeout.toMillis(), TimeUnit.MILLISECONDS);
    long pulse = Math.max(200, stall.toMillis() / 4);
    var watch =
        ALARMS.scheduleAtFixedRate(() -> lookAfter(stall), pulse, pulse, TimeUnit.MILLISECONDS);
    var feeding = Thread.ofVirtual().name("video-in").start(() -> feed(video));
    var listening = Thread.ofVirtual().name("video-messages").start(() -> listen(messages));
    try (var out = new Watched(process.getInputStream())) {
      var result = reading.apply(out);
      listening.join();
      ended = true;
      int exit = process.waitFor();
      joined(feeding); // its pipe is closed: all it still tells is whether its source failed
      requireWholeSource();
      if (exit != 0) {
        throw why == WorkerFailed.Cause.CRASHED && !killed()
            ? new UnreadableDocument(UnreadableDocument.Reason.DAMAGED)
            : new WorkerFailed(Family.VIDEO, why);
      }
      return result;
    } catch (UnreadableDocument half) {
      // What was ended, or given half, gives half a film: that is not the film's fault.
      requireWholeSource();
      throw why == WorkerFailed.Cause.TIMEOUT ? new WorkerFailed(Family.VIDEO, why) : half;
    } catch (IOException e) {
      throw brokenOff(new UncheckedIOException(e));
    } catch (UncheckedIOException e) {
      throw brokenOff(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerFailed(Family.VIDEO, WorkerFailed.Cause.CRASHED);
    } finally {
      late.cancel(false);
      watch.cancel(false);
      process.destroyForcibly();
      joined(feeding);
    }
  }

  /** Ending a process closes what is read of it: that is told by why it was ended. */
  private RuntimeException brokenOff(UncheckedIOException e) {
    requireWholeSource();
    return why == WorkerFailed.Cause.TIMEOUT ? new WorkerFailed(Family.VIDEO, why) : e;
  }

  /** By a signal; 128 and more by convention. */
  private boolean killed() {
    return process.exitValue() >= 128;
  }

  private static void joined(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void late() {
    why = WorkerFailed.Cause.TIMEOUT;
    process.destroyForcibly();
  }

  private void lookAfter(Duration stall) {
    if (!ended && System.nanoTime() - moved.get() > stall.toNanos()) {
      late();
    }
  }

  private void requireWholeSource() {
    switch (sourceFault) {
      case IOException e -> throw new UncheckedIOException(e);
      case RuntimeException e -> throw e;
      case null, default -> {}
    }
  }

  private void feed(InputStream video) {
    try (video;
        var to = process.getOutputStream()) {
      var buffer = new byte[CHUNK];
      for (int n; (n = read(video, buffer)) >= 0; ) {
        to.write(buffer, 0, n);
        moved.set(System.nanoTime());
      }
    } catch (IOException e) {
      // It has read enough, or has ended.
    }
  }

  /** Where the source fails the process is ended: an end of its input would be the video's end. */
  private int read(InputStream video, byte[] buffer) {
    try {
      return video.read(buffer);
    } catch (IOException | RuntimeException e) {
      sourceFault = e;
      process.destroyForcibly();
      return -1;
    }
  }

  private void listen(Consumer<String> messages) {
    try (var reader =
        new java.io.BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        messages.accept(line);
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Notes that something comes, and that it is not too much. */
  private final class Watched extends FilterInputStream {
    private long taken;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return noted(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, length);
      return noted(n, n);
    }

    private int noted(int result, int bytes) {
      if (result >= 0) {
        moved.set(System.nanoTime());
        taken += bytes;
        if (taken > mostOutput.toBytes()) {
          throw new UnreadableDocument(UnreadableDocument.Reason.TOO_LARGE);
        }
      }
      return result;
    }
  }
}
