package org.anjuan.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.export.Requesters;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.platform.mongo.MongoConnection;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.Reception;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Five hundred PDFs and OFDs of the demonstration hospital from intake until they are found, by the
 * application's own parts, against the sum of what can't be left out, each measured alone in the
 * same run with the same number of hands ({@link Floors}).
 *
 * <p>The first documents warm everything up and are not counted; then the floors and the whole way
 * take turns, each time with other documents, the floors with those that the whole way takes next.
 */
@Tag("bench")
class IntakeBenchTests {
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 60);
  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 500);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
  private static final int SENDERS = Integer.getInteger("bench.senders", 4);
  private static final Actor SENDER = Actor.system("bench");

  /** The archive, its ways in and its index: all of the application but its doors. */
  @SpringBootConfiguration
  @EnableScheduling
  @Import(ConfigurationPropertiesAutoConfiguration.class)
  @ConfigurationPropertiesScan({"org.anjuan.archive", "org.anjuan.ingest", "org.anjuan.search"})
  @ComponentScan({"org.anjuan.archive", "org.anjuan.ingest", "org.anjuan.search"})
  static class WithoutDoors {
    /** Nobody has an account here, so that nobody can have asked for an export. */
    @Bean
    Requesters requesters() {
      return actor -> Optional.empty();
    }
  }

  @Test
  void fromIntakeToFoundAgainstTheSumOfTheFloors() throws Exception {
    var folder = Files.createTempDirectory("anjuan-intake-bench");
    var papers = DroppedPapers.generate(folder.resolve("papers"), WARM_UP + DOCUMENTS);
    try (var application = start(folder.resolve("data"));
        var memory = new PeakMemory()) {
      var floors =
          new Floors(
              application.getBean(MongoConnection.class),
              application.getBean(FormatWorkers.class),
              application.getBean(ElasticsearchClient.class));
      var warm = papers.subList(0, WARM_UP);
      floors.measure(warm);
      wholeWay(application, warm, 0);
      var counted = new Floors.Times();
      double whole = 0;
      int perRound = DOCUMENTS / ROUNDS;
      for (int round = 0; round < ROUNDS; round++) {
        var some = papers.subList(WARM_UP + round * perRound, WARM_UP + (round + 1) * perRound);
        var began = ProcessorTime.now();
        var floor = floors.measure(some);
        var measured = ProcessorTime.now();
        double seconds = wholeWay(application, some, WARM_UP + round * perRound);
        System.out.printf(
            "BENCH round %d: %s (%s), whole way %.2f s (%s), ratio %.2f%n",
            round + 1,
            floor,
            measured.since(began),
            seconds,
            ProcessorTime.now().since(measured),
            seconds / floor.sum());
        counted = counted.plus(floor);
        whole += seconds;
      }
      System.out.printf(
          "BENCH intake: %d documents, %d pages, %.1f pages/s; %s; whole way %.2f s, ratio %.2f;"
              + " peak heap %d MB, after collections %d MB%n",
          DOCUMENTS,
          counted.pages(),
          counted.pages() / whole,
          counted,
          whole,
          whole / counted.sum(),
          memory.peakMegabytes(),
          memory.peakAfterCollectionMegabytes());
      assertThat(whole).isPositive();
    }
  }

  static ConfigurableApplicationContext start(Path data) {
    return new SpringApplicationBuilder(WithoutDoors.class)
        .web(WebApplicationType.NONE)
        .properties(
            "anjuan.data=" + data,
            "anjuan.home=" + System.getProperty("anjuan.home"),
            "anjuan.collect.folder.enabled=false")
        .run();
  }

  /** Seconds until the last of the documents is found. */
  static double wholeWay(
      ConfigurableApplicationContext application, List<DroppedPapers.Paper> papers, int before)
      throws Exception {
    var index = application.getBean(ElasticsearchClient.class);
    var intake = application.getBean(Intake.class);
    var reception = application.getBean(Reception.class);
    var reader = application.getBean(MetaReader.class);
    long began = System.nanoTime();
    inParallel(
        SENDERS,
        papers.stream()
            .<Callable<?>>map(paper ->
                () -> {
                  var name = paper.fileName();
                  var delivery = new Delivery(Channel.HTTP, SENDER, "127.0.0.1", name);
                  try (var content = Files.newInputStream(paper.file())) {
                    var received = reception.receive(content, name);
                    return intake.file(delivery, reader.read(paper.sideCar()), received);
                  }
                })
            .toList());
    System.out.printf("taken in after %.2f s%n", (System.nanoTime() - began) / 1e9);
    await("all documents are found")
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofMinutes(10))
        .until(() -> documentsFound(index) >= before + papers.size());
    return (System.nanoTime() - began) / 1e9;
  }

  /** By their first pages: counting distinct values is a guess, be it a good one. */
  private static long documentsFound(ElasticsearchClient index) throws IOException {
    return index
        .count(c ->
            c.index("pages")
                .query(q ->
                    q.bool(b ->
                        b.filter(f -> f.term(t -> t.field("kind").value("page")))
                            .filter(f -> f.term(t -> t.field("page").value(1))))))
        .count();
  }

  /** Does it all with so many hands; what one of them throws is thrown. */
  static void inParallel(int hands, List<Callable<?>> all) throws Exception {
    try (var pool = Executors.newFixedThreadPool(hands)) {
      var done = new ArrayList<>(all.stream().map(pool::submit).collect(Collectors.toList()));
      for (var each : done) {
        each.get();
      }
    }
  }
}
