package org.anjuan.web.intake;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time so far: of this process, in which application, store and index run, and of the
 * format workers, its children. On a machine with all processors busy this is what a second costs.
 */
record ProcessorTime(Duration application, Duration workers) {
  static ProcessorTime now() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new ProcessorTime(
        Duration.ofNanos(system.getProcessCpuTime()),
        ProcessHandle.current()
            .descendants()
            .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
            .reduce(ended(), Duration::plus));
  }

  /** Of children that have ended: a worker is replaced after some thousand documents. */
  private static Duration ended() {
    var file = Path.of("/proc/self/stat");
    try {
      var fields =
          Files.isReadable(file) ? Files.readString(file).split("\\) ")[1].split(" ") : null;
      return fields == null
          ? Duration.ZERO
          : Duration.ofMillis(10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessorTime since(ProcessorTime before) {
    return new ProcessorTime(application.minus(before.application), workers.minus(before.workers));
  }

  @Override
  public String toString() {
    return "processor: application %.1f s, workers %.1f s"
        .formatted(application.toMillis() / 1e3, workers.toMillis() / 1e3);
  }
}
