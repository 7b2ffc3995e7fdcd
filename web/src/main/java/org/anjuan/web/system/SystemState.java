package org.anjuan.web.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How this node, the engines and the work are doing. Holds no patient's data. */
record SystemState(
    String version,
    String node,
    Instant startedAt,
    Engine mongodb,
    Engine elasticsearch,
    List<Workers> workers,
    Work work,
    Ingestion ingestion,
    Index index) {

  /** An engine. */
  record Engine(String kind, @Nullable String version, boolean healthy, @Nullable Long documents) {}

  /** The format workers of a family. */
  record Workers(String family, int busy, int idle, int waiting, long restarts) {}

  /** Open work. */
  record Work(long ready, long leased, long dead, Map<String, Long> byKind) {}

  /** What has come in. */
  record Ingestion(long records, long documents, long quarantined, long waiting) {}

  /** The index, and its present or last rebuild. */
  record Index(String state, @Nullable Rebuilding rebuild) {}

  /**
   * A rebuild.
   *
   * @param leftOut documents and records that it went on without: damaged, or refused by the index
   */
  record Rebuilding(
      boolean running,
      long done,
      long total,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      boolean failed,
      long leftOut) {}
}
