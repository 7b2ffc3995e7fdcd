package org.anjuan.ingest.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Plans;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What it costs to look whether any of 100,000 files of a folder has changed, on the embedded
 * store. They are noted as taken in beforehand: what is measured is the looking.
 */
@Tag("bench")
class ChangeSweepBenchTests extends CollectingHospital {
  private static final int FILES = 100_000;
  private static final int A_FOLDER = 200;

  @Autowired private Collectors collectors;
  @Autowired private Runner runner;
  @Autowired private SourceItems items;
  @Autowired private CollectorRuns runs;

  @Test
  void aSweepOverAHundredThousandUnchangedFiles() throws IOException {
    var source = Source.under(SOURCES);
    var collector =
        collectors.add(
            Actor.system("test"), Plans.folder(source.system(), source.folder()), Map.of());
    var found = new ArrayList<SourceItems.Found>();
    for (var i = 0; i < FILES; i++) {
      var path = "P%04d_1/C0007_%d.pdf".formatted(i / A_FOLDER, i);
      var file = source.write(path, new byte[] {'%'});
      found.add(new SourceItems.Found(entry(path, file), ItemState.TAKEN, null, null));
      if (found.size() == 1_000) {
        items.found(collector.id(), found, Instant.now());
        found.clear();
      }
    }
    for (var round = 1; round <= 2; round++) {
      var begun = System.nanoTime();
      runner.sweep(collector);
      var took = Duration.ofNanos(System.nanoTime() - begun);
      var run = runs.list(collector.id(), null, 1).getFirst();
      System.out.printf(
          "round %d: %d files listed, %d unchanged, %d bytes fetched, %.1f s%n",
          round,
          run.counts().listed(),
          run.counts().unchanged(),
          run.counts().bytes(),
          took.toMillis() / 1000.0);
      assertThat(run.counts().unchanged()).isEqualTo(FILES);
      assertThat(run.counts().bytes()).isZero();
    }
  }

  private static SourceEntry entry(String path, Path file) throws IOException {
    return new SourceEntry(
        path,
        path.substring(path.lastIndexOf('/') + 1),
        Files.size(file),
        Files.getLastModifiedTime(file).toInstant(),
        null,
        null,
        true,
        null);
  }
}
