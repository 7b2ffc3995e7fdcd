package org.anjuan.ingest.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.collect.channel.HttpPullSettings;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Plans;
import org.anjuan.ingest.collect.mapping.MetaField;
import org.anjuan.ingest.collect.mapping.MetaMapping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Collectors that are stopped, and sources that break off: what was begun goes on where it stopped,
 * and in the end every report is there once.
 */
@Tag("ING-1")
@Tag("ING-4")
class RestartTests extends CollectingHospital {
  private static final Actor ADMIN = Actor.system("test");
  private static final Collecting.Wish EVERYTHING = new Collecting.Wish(null, null, null, null);
  private static final int REPORTS = 24;

  @Autowired private Collectors collectors;
  @Autowired private Collecting collecting;
  @Autowired private Runner runner;
  @Autowired private SourceItems items;
  @Autowired private CollectorStates states;
  @Autowired private CollectorRuns runs;
  @Autowired private Documents documents;

  @Test
  void stoppedAgainAndAgainItGoesOnAndTakesEachReportOnce() throws IOException {
    var source = Source.under(SOURCES);
    Files.createDirectories(source.folder());
    for (var i = 0; i < REPORTS; i++) {
      source.write("P%02d_1/C0007_%d.pdf".formatted(i / 2, i), Papers.pdf("report " + i));
    }
    var collector = collectors.add(ADMIN, Plans.folder(source.system(), source.folder()), Map.of());
    collecting.ask(ADMIN, collector.id(), EVERYTHING);
    var random = new Random(20260301);
    var stopped = 0;
    for (var runs = 0; runner.due(collector).isAnything() && runs < 200; runs++) {
      var left = new AtomicInteger(2 + random.nextInt(12));
      runner.run(collector, () -> left.decrementAndGet() < 0);
      var last = this.runs.list(collector.id(), null, 1).getFirst();
      stopped += last.outcome() == CollectorRun.Outcome.STOPPED ? 1 : 0;
    }

    assertThat(stopped).as("it was stopped in between").isPositive();
    assertEachIsThereOnce(source.system());
    assertThat(states.find(collector.id()).unfinished()).isNull();
  }

  @Test
  void aSourceThatCutsItsAnswersShortIsCollectedWholeInTheEnd() throws IOException {
    var server = new CuttingServer();
    try {
      var system = Source.under(SOURCES).system();
      for (var i = 0; i < REPORTS; i++) {
        server.reports.put("%02d".formatted(i), Papers.pdf("report " + i));
      }
      var collector =
          collectors.add(
              ADMIN, Plans.with(Plans.plan(system, server.settings()), mapping()), Map.of());
      var failed = 0;
      do {
        collecting.ask(ADMIN, collector.id(), EVERYTHING);
        runner.run(collector, () -> false);
        failed += runs.list(collector.id(), null, 1).getFirst().trouble() == null ? 0 : 1;
        becomeDue(collector);
      } while (documents(system) < REPORTS && failed < 100);

      assertThat(server.cuts.get()).as("answers that were cut").isPositive();
      assertThat(failed).as("runs that were broken off").isPositive();
      assertEachIsThereOnce(system);
      for (var i = 0; i < REPORTS; i++) {
        var version = documents.find(new SourceKey(system, "%02d".formatted(i))).orElseThrow();
        assertThat(version.current().size())
            .isEqualTo(server.reports.get("%02d".formatted(i)).length);
      }
    } finally {
      server.stop();
    }
  }

  private void becomeDue(Collector collector) {
    for (var item : items.inState(collector.id(), ItemState.FOUND, 1_000)) {
      items.change(item, ItemState.FOUND, SourceItemChanges.due(Instant.EPOCH));
    }
  }

  private long documents(String system) {
    var count = 0;
    for (var i = 0; i < REPORTS; i++) {
      count += find(system, i).size();
    }
    return count;
  }

  private List<Integer> find(String system, int report) {
    var ids = List.of(String.valueOf(report), "%02d".formatted(report));
    return ids.stream()
        .distinct()
        .flatMap(id -> documents.find(new SourceKey(system, id)).stream())
        .map(document -> document.versions().size())
        .toList();
  }

  private void assertEachIsThereOnce(String system) {
    for (var i = 0; i < REPORTS; i++) {
      assertThat(find(system, i)).as("versions of report %d", i).containsExactly(1);
    }
  }

  private static MetaMapping mapping() {
    return new MetaMapping(
        null,
        MetaMapping.SideCar.NONE,
        null,
        List.of(
            new MetaField("admissionNo", MetaField.From.COLUMN, "zyh", null, null),
            new MetaField("category", MetaField.From.CONSTANT, "C0007", null, null)));
  }

  /** Lists in pages, and ends one answer in five in the middle. */
  private static final class CuttingServer {
    private final Map<String, byte[]> reports = new ConcurrentSkipListMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final HttpServer server;

    CuttingServer() throws IOException {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    }

    HttpPullSettings settings() {
      var base = "http://127.0.0.1:" + server.getAddress().getPort();
      return new HttpPullSettings(
          base + "/list",
          null,
          "$.items",
          new HttpPullSettings.EntryFields("$.id", null, null, null, null, null),
          base + "/file/{id}",
          new HttpPullSettings.PageNumber("page", 0),
          new HttpPullSettings.Nobody(),
          null,
          null);
    }

    void stop() {
      server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        var path = exchange.getRequestURI().getPath();
        var body =
            path.equals("/list")
                ? list(exchange).getBytes(StandardCharsets.UTF_8)
                : reports.get(path.substring("/file/".length()));
        var cut = answers.incrementAndGet() % 5 == 0;
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
        if (cut) {
          cuts.incrementAndGet();
        }
      } catch (IOException cutShort) {
        // as it was meant
      }
    }

    private String list(HttpExchange exchange) {
      var from = Integer.parseInt(exchange.getRequestURI().getQuery().replace("page=", "")) * 5;
      var page = new ArrayList<String>();
      reports.keySet().stream()
          .skip(from)
          .limit(5)
          .forEach(id -> page.add("{\"id\": \"%s\", \"zyh\": \"Z7\"}".formatted(id)));
      return "{\"items\": [" + String.join(",", page) + "]}";
    }
  }
}
