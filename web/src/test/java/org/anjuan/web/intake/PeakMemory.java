package org.anjuan.web.intake;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The most heap that was used since this was made. */
final class PeakMemory implements AutoCloseable {
  private static final long MEGABYTE = 1 << 20;

  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final Thread watch = Thread.ofPlatform().daemon().name("peak-memory").start(this::watch);
  private volatile long peak;
  private volatile long peakAfterCollection;

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      peak = Math.max(peak, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      peakAfterCollection =
          Math.max(
              peakAfterCollection,
              heap.stream()
                  .map(MemoryPoolMXBean::getCollectionUsage)
                  .mapToLong(MemoryUsage::getUsed)
                  .sum());
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  long peakMegabytes() {
    return peak / MEGABYTE;
  }

  long peakAfterCollectionMegabytes() {
    return peakAfterCollection / MEGABYTE;
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
