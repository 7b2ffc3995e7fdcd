package org.anjuan.web.intake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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
            .reduce(Duration.ZERO, Duration::plus));
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
