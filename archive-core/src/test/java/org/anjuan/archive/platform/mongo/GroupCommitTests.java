package org.anjuan.archive.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for whose write. */
@Tag("GEN-1")
class GroupCommitTests {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  private GroupCommit store;
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  void open() {
    store = GroupCommit.open(folder.resolve("records.mv"));
  }

  @AfterEach
  void close() {
    end.countDown();
    store.close();
  }

  @Test
  void aReadWaitsForWritesToItsOwnCollection() {
    var write = goingOn(reach("insert", "works"));
    var read = reading(reach("find", "works"));

    assertThat(reading(reach("find", "people"))).as("another's").succeedsWithin(SOON);
    assertThatItWaits(read);

    end.countDown();
    assertThat(read).succeedsWithin(SOON);
    assertThat(write).succeedsWithin(SOON);
  }

  @Test
  void aReadWaitsUntilWhatItSawIsOnDisk() {
    goingOn(reach("insert", "works")); // nothing is forced to disk meanwhile
    var made = new CountDownLatch(1);
    beside(() ->
        store.write(
            reach("insert", "people"),
            () -> {
              made.countDown();
              return true;
            }));
    await(made);
    var read = reading(reach("find", "people"));

    assertThatItWaits(read);

    end.countDown();
    assertThat(read).succeedsWithin(SOON);
  }

  @Test
  void aReadWaitsForACommandThatMayChangeAnything() {
    goingOn(reach("dropDatabase", "works"));
    var read = reading(reach("find", "people"));

    assertThatItWaits(read);

    end.countDown();
    assertThat(read).succeedsWithin(SOON);
  }

  @Test
  void aReadThatMaySeeAnythingWaitsForEverybody() {
    goingOn(reach("update", "works"));
    var read = reading(reach("listCollections", "people"));

    assertThatItWaits(read);

    end.countDown();
    assertThat(read).succeedsWithin(SOON);
  }

  private static void assertThatItWaits(CompletableFuture<?> read) {
    assertThat(read)
        .failsWithin(Duration.ofMillis(200))
        .withThrowableOfType(TimeoutException.class);
  }

  @Test
  void aCommandKeepsToTheCollectionThatItNames() {
    assertThat(reach("findAndModify", "works")).isEqualTo(new CommandReach(true, "hospital.works"));
    assertThat(reach("count", "works")).isEqualTo(new CommandReach(false, "hospital.works"));
    assertThat(
            CommandReach.of(
                "hospital", "getMore", new Document("getMore", 7L).append("collection", "works")))
        .isEqualTo(new CommandReach(false, "hospital.works"));
    assertThat(reach("createIndexes", "works")).isEqualTo(CommandReach.EVERYTHING);
    assertThat(reach("somethingNew", "works")).isEqualTo(CommandReach.EVERYTHING);
    assertThat(reach("find", "system.indexes"))
        .as("others write there")
        .isEqualTo(new CommandReach(false, null));
    assertThat(reach("ping", "works")).isEqualTo(new CommandReach(false, null));
  }

  private static CommandReach reach(String command, String collection) {
    return CommandReach.of("hospital", command, new Document(command, collection));
  }

  /** A write that has begun and does not end yet. */
  private CompletableFuture<?> goingOn(CommandReach reach) {
    var begun = new CountDownLatch(1);
    var write =
        beside(() ->
            store.write(
                reach,
                () -> {
                  begun.countDown();
                  return awaitEnd();
                }));
    await(begun);
    return write;
  }

  private boolean awaitEnd() {
    await(end);
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<?> reading(CommandReach reach) {
    var seen = new CountDownLatch(1);
    var read =
        beside(() ->
            store.read(
                reach,
                () -> {
                  seen.countDown();
                  return "seen";
                }));
    await(seen);
    return read;
  }

  /** All of them wait, so each has a thread of its own. */
  private static <T> CompletableFuture<T> beside(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, Thread::startVirtualThread);
  }
}
