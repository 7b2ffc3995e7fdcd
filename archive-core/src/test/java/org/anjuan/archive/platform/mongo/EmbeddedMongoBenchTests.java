package org.anjuan.archive.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast the embedded store answers, and how its file grows under single writes. */
@Tag("bench")
class EmbeddedMongoBenchTests {

  private static final int SECONDS = 10;

  @TempDir Path folder;

  @Test
  void singleInsertsAndUpdates() throws Exception {
    try (var connection = MongoConnection.embedded(folder, "bench")) {
      var things = connection.database().getCollection("things");
      things.insertOne(new Document("_id", "first"));
      for (int writers : new int[] {1, 8, 1, 8}) {
        report("inserts", writers, run(writers, (w, i) -> insert(things, writers, w, i)));
      }
      report("updates", 8, run(8, (w, i) -> update(things, w, i)));
      report("finds", 4, run(4, (w, i) -> find(things, w, i)));
    }
    System.out.printf("closed: file %d MB%n", megabytes());
    assertThat(megabytes()).isLessThan(200);
  }

  private static final AtomicLong ROUND = new AtomicLong();

  private static void insert(MongoCollection<Document> things, int writers, int writer, int i) {
    things.insertOne(
        new Document("_id", writers + "-" + ROUND.get() + "-" + writer + "-" + i)
            .append("text", "x".repeat(200)));
  }

  private static void update(MongoCollection<Document> things, int writer, int i) {
    things.updateOne(
        new Document("_id", "8-1-" + writer + "-" + (i % 50)),
        new Document("$set", new Document("n", i)));
  }

  private static void find(MongoCollection<Document> things, int writer, int i) {
    things.find(new Document("_id", "8-1-" + writer + "-" + (i % 50))).first();
  }

  private interface Work {
    void once(int worker, int i);
  }

  private static double run(int workers, Work work) throws InterruptedException {
    var done = new AtomicLong();
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    try (var pool = Executors.newFixedThreadPool(workers)) {
      for (int w = 0; w < workers; w++) {
        int worker = w;
        pool.execute(() -> {
          for (int i = 0; System.nanoTime() < until; i++) {
            work.once(worker, i);
            done.incrementAndGet();
          }
        });
      }
    }
    ROUND.incrementAndGet();
    return done.get() / (double) SECONDS;
  }

  private void report(String what, int workers, double perSecond) throws IOException {
    System.out.printf(
        "%s, %d at a time: %.0f/s, file %d MB%n", what, workers, perSecond, megabytes());
  }

  private long megabytes() throws IOException {
    return Files.size(folder.resolve("records.mv")) >> 20;
  }
}
