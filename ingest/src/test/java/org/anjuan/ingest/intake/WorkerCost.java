package org.anjuan.ingest.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What all child processes of ours take, looked at three times a second. */
final class WorkerCost implements AutoCloseable {
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong together = new AtomicLong();
  private final AtomicLong largest = new AtomicLong();
  private final Map<Long, Duration> processor = new ConcurrentHashMap<>();

  WorkerCost() {
    watch.scheduleAtFixedRate(this::look, 0, 300, TimeUnit.MILLISECONDS);
  }

  /**
   * The cost of a while.
   *
   * @param together the most memory that all workers held at once, in KiB
   * @param largest the most that one of them held, in KiB
   */
  record Spent(Duration time, Duration processor, long together, long largest) {}

  /** Forgets the peaks of before. */
  Started start() {
    together.set(0);
    largest.set(0);
    return new Started(System.nanoTime(), processorTime());
  }

  Spent since(Started start) {
    look();
    return new Spent(
        Duration.ofNanos(System.nanoTime() - start.nanos()),
        processorTime().minus(start.processor()),
        together.get(),
        largest.get());
  }

  record Started(long nanos, Duration processor) {}

  private Duration processorTime() {
    return processor.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private void look() {
    long sum = 0;
    for (var child : ProcessHandle.current().descendants().toList()) {
      long kilobytes = resident(child.pid());
      sum += kilobytes;
      largest.accumulateAndGet(kilobytes, Math::max);
      child.info().totalCpuDuration().ifPresent(used -> processor.put(child.pid(), used));
    }
    together.accumulateAndGet(sum, Math::max);
  }

  private static long resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has ended, or the machine does not tell
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
