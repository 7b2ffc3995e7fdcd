package org.anjuan.web.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.anjuan.web.process.Visitor.Answer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The source systems: bring papers to an application, whatever becomes of it meanwhile. What is
 * pushed is pushed again until it is acknowledged, some of it once more after that; what is dropped
 * is dropped once. All versions come in no order at all, several at once.
 */
final class Feeder implements AutoCloseable {
  private static final int AT_ONCE = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AnjuanProcess application;
  private final Supplier<URI> door;
  private final String token;
  private final ExecutorService sources = Executors.newFixedThreadPool(AT_ONCE);
  private final List<CompletableFuture<Void>> deeds = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();

  Feeder(AnjuanProcess application, String token) {
    this(application, application::uri, token);
  }

  /**
   * One that pushes to this door.
   *
   * @param door asked before each push
   */
  Feeder(AnjuanProcess application, Supplier<URI> door, String token) {
    this.application = application;
    this.door = door;
    this.token = token;
  }

  /** The token that the demonstration hospital's first start leaves in the data folder. */
  static String tokenIn(Path data) {
    try {
      return Files.readString(data.resolve("demo-token.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins to bring these, half of them each way. */
  void feed(List<Paper> papers, Random random) {
    var plan = new ArrayList<Runnable>();
    for (var paper : papers) {
      var pushed = random.nextBoolean();
      for (var version = 1; version <= paper.drafts().size(); version++) {
        var number = version;
        plan.add(
            pushed ? () -> pushUntilTaken(paper, number) : () -> dropUntilThere(paper, number));
        if (pushed && random.nextInt(5) == 0) {
          plan.add(() -> pushUntilTaken(paper, number));
        }
      }
    }
    Collections.shuffle(plan, random);
    plan.forEach(deed ->
        deeds.add(CompletableFuture.runAsync(deed, sources).thenRun(done::incrementAndGet)));
  }

  /** The share of what was planned that is done, from 0 to 1. */
  double progress() {
    return deeds.isEmpty() ? 0 : (double) done.get() / deeds.size();
  }

  /** How many pushes were acknowledged so far. */
  int acknowledged() {
    return acknowledged.get();
  }

  boolean failed() {
    return deeds.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
  }

  /** Waits until everything is brought; a push that was refused fails here. */
  void finish() {
    try {
      CompletableFuture.allOf(deeds.toArray(CompletableFuture[]::new))
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("Not everything could be brought", e);
    }
  }

  private void pushUntilTaken(Paper paper, int version) {
    await("push of " + paper.id())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .pollDelay(Duration.ZERO)
        .until(() -> isTaken(paper, version));
  }

  private boolean isTaken(Paper paper, int version) {
    Answer answer;
    try {
      answer = push(paper, version);
    } catch (UncheckedIOException | IllegalStateException away) {
      return false; // it is dead, or not up again yet
    }
    if (answer.status() == 200) {
      acknowledged.incrementAndGet();
      return true;
    }
    if (answer.status() < 500) {
      throw new AssertionError(paper.id() + " was refused: " + answer);
    }
    return false;
  }

  /** One push, as it is answered. */
  Answer push(Paper paper, int version) {
    return Visitor.system(door, token)
        .push(paper.meta(version), paper.fileName(version), paper.draft(version).content());
  }

  private void dropUntilThere(Paper paper, int version) {
    await("drop of " + paper.id())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .pollDelay(Duration.ZERO)
        .until(() -> isDropped(paper, version));
  }

  private boolean isDropped(Paper paper, int version) {
    try {
      drop(paper, version);
      return true;
    } catch (UncheckedIOException full) {
      return false; // no room; what is half there has another name
    }
  }

  /** Drops a version into the inbox as the convention wants: under another name, side-car first. */
  void drop(Paper paper, int version) {
    try {
      var folder =
          Files.createDirectories(
              application
                  .inbox()
                  .resolve(Paper.CAMPUS)
                  .resolve("20260301")
                  .resolve(paper.admissionNo() + "_1")
                  .resolve(Paper.SYSTEM));
      var name = paper.fileName(version);
      write(folder, name + ".json", JSON.writeValueAsString(paper.meta(version)).getBytes(UTF_8));
      write(folder, name, paper.draft(version).content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, byte[] content) throws IOException {
    var temporary = Files.write(folder.resolve(name + ".tmp"), content);
    Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    sources.shutdownNow();
  }
}
