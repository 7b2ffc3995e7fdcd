package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * External engines that go away under load, and come back. Without the index documents still come
 * in and wait to be found; without the store nothing is taken that could be lost.
 */
@Tag("ING-2")
@Tag("ING-3")
@Tag("GEN-4")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("EnginesAwayIT")
class EnginesAwayIT {
  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PAPERS = 25;
  private static final long SEED = 20260301;

  @TempDir static Path folder;

  private static ExternalEngine mongo;
  private static ExternalEngine elasticsearch;
  private static AnjuanProcess application;

  @BeforeAll
  static void start() {
    mongo = ExternalEngine.mongo(folder.resolve("mongo"));
    elasticsearch = ExternalEngine.elasticsearch(folder.resolve("elasticsearch"));
    mongo.start();
    elasticsearch.start();
    var data = folder.resolve("data");
    application =
        new AnjuanProcess(
            "engines-away",
            data,
            "400m",
            List.of(
                "anjuan.mongodb.uri=mongodb://127.0.0.1:" + mongo.port() + "/",
                "anjuan.elasticsearch.uris=http://127.0.0.1:" + elasticsearch.port(),
                "anjuan.elasticsearch.api-key=" + elasticsearch.secret(),
                "anjuan.elasticsearch.shards=1",
                "anjuan.elasticsearch.replicas=0",
                "anjuan.demo.enabled=true",
                "anjuan.demo.encounters=1",
                "anjuan.demo.quarantine=false",
                "anjuan.demo.base-date=2026-03-01",
                "anjuan.format.pdf.heap=256MB",
                "anjuan.format.image.workers=1",
                "anjuan.collect.folder.every=500ms"));
    application.start();
    await("people")
        .atMost(PATIENCE)
        .until(() -> Files.isRegularFile(data.resolve("demo-token.txt")));
  }

  @AfterAll
  static void end() {
    application.close();
    elasticsearch.close();
    mongo.close();
  }

  @Test
  void withoutTheIndexDocumentsComeInAndAreFoundLater() {
    var papers = new PaperMill("E", SEED).papers(PAPERS, 0);
    var extra = new PaperMill("F", SEED + 1).papers(1, 0);
    var person = Visitor.person(application, "records");
    try (var feeder = feeder()) {
      feeder.feed(papers, new Random(SEED));
      await().atMost(PATIENCE).until(() -> feeder.progress() > 0.3);
      elasticsearch.kill();
      var gone = System.nanoTime();

      await("search says that it is away")
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            var answer = person.get("/api/search?q=x");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("urn:anjuan:problem:search-unavailable");
          });
      assertThat(feeder.push(extra.getFirst(), 1).status()).as("a push meanwhile").isEqualTo(200);
      assertThat(person.get("/api/records?admissionNo=F-S000").status()).isEqualTo(200);
      assertThat(Visitor.stranger(application).get("/actuator/health").status()).isEqualTo(200);
      var seen = Caretaker.state(Visitor.person(application, "sysadmin"));
      assertThat(seen.path("elasticsearch").path("healthy").asBoolean()).isFalse();
      assertThat(seen.path("mongodb").path("healthy").asBoolean()).isTrue();
      feeder.finish();
      awaySince(gone);

      elasticsearch.start();
    }
    requireAll(papers);
    requireAll(extra);
  }

  @Test
  void withoutTheStoreNothingIsTakenAndNothingIsLost() {
    var papers = new PaperMill("M", SEED + 2).papers(PAPERS, 0);
    var extra = new PaperMill("P", SEED + 3).papers(2, 0);
    try (var feeder = feeder()) {
      feeder.feed(papers, new Random(SEED));
      await().atMost(PATIENCE).until(() -> feeder.progress() > 0.3);
      mongo.kill();
      var gone = System.nanoTime();

      feeder.drop(extra.get(1), 1);
      var refused = feeder.push(extra.getFirst(), 1);
      assertThat(refused.status()).as("a push meanwhile").isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("urn:anjuan:problem:store-unavailable");
      await("health says that it is away")
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            var health = Visitor.stranger(application).get("/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().path("status").asString("")).isEqualTo("DOWN");
          });
      assertThat(Caretaker.documentsIn(application.inbox()))
          .as("dropped meanwhile, and still there")
          .anyMatch(file -> file.endsWith(extra.get(1).fileName(1)));
      awaySince(gone);

      mongo.start();
      await("health")
          .atMost(PATIENCE)
          .until(() -> Visitor.stranger(application).get("/actuator/health").status() == 200);
      feeder.finish();
      assertThat(feeder.push(extra.getFirst(), 1).status()).isEqualTo(200);
    }
    requireAll(papers);
    requireAll(extra);
  }

  private static Feeder feeder() {
    return new Feeder(application, Feeder.tokenIn(application.data()));
  }

  private static void awaySince(long begin) {
    await()
        .atMost(AWAY.plusSeconds(5))
        .until(() -> System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(AWAY.toSeconds()));
  }

  private static void requireAll(List<Paper> papers) {
    new Caretaker(application).awaitRest();
    assertThat(
            Visitor.person(application, "sysadmin")
                .json("/api/dead-letters")
                .path("items")
                .valueStream())
        .as("dead letters")
        .isEmpty();
    new Completeness(Visitor.person(application, "records")).check(papers);
  }
}
