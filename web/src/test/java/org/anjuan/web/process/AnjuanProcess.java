package org.anjuan.web.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The real application in a process of its own, which may be killed and started again on the same
 * data. Each run writes a log of its own below {@code target/process}, kept for whoever looks into
 * a failure.
 */
final class AnjuanProcess implements AutoCloseable {
  static final String PASSWORD = "Anjuan@2026";

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

  private final Path data;
  private final Path logs;
  private final String heap;
  private final List<String> settings;
  private final boolean learns;
  private volatile @Nullable Process process;
  private volatile @Nullable URI uri;
  private int runs;

  /**
   * An application that is not started yet.
   *
   * @param name of the folder for its logs
   * @param heap as the JVM takes it
   * @param settings as {@code name=value}
   */
  AnjuanProcess(String name, Path data, String heap, List<String> settings) {
    this(name, data, heap, settings, false);
  }

  private AnjuanProcess(
      String name, Path data, String heap, List<String> settings, boolean learns) {
    this.data = data;
    this.logs = Distribution.root().resolve("web/target/process").resolve(name);
    this.heap = heap;
    this.settings = List.copyOf(settings);
    this.learns = learns;
  }

  /** One whose first run, when it is stopped, leaves what others need for a quick start. */
  static AnjuanProcess learning(String name, Path data, String heap, List<String> settings) {
    return new AnjuanProcess(name, data, heap, settings, !StartCache.isCurrent());
  }

  /** For short lives on a busy machine; what it says of the cache is no part of the log. */
  private List<String> jvm() {
    return List.of(
        "-Xmx" + heap,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        isLearning() ? StartCache.learn() : StartCache.use(),
        "-Xlog:aot=off",
        "-Xlog:cds=off",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  private boolean isLearning() {
    return learns && runs == 1;
  }

  Path data() {
    return data;
  }

  Path inbox() {
    return data.resolve("inbox");
  }

  /** Starts it and waits until it is ready for work; returns how long that took. */
  Duration start() {
    var begin = Instant.now();
    launch();
    awaitReady();
    return Duration.between(begin, Instant.now());
  }

  /** Starts it and does not wait. */
  void launch() {
    if (isRunning()) {
      throw new IllegalStateException("It runs already");
    }
    runs++;
    uri = null;
    var command = new ArrayList<String>();
    command.add(Distribution.java());
    command.addAll(jvm());
    command.addAll(
        List.of(
            "-jar",
            Distribution.home().resolve("anjuan.jar").toString(),
            "--anjuan.home=" + Distribution.home(),
            "--anjuan.data=" + data,
            "--server.port=0",
            "--anjuan.format.jvm=-XX:TieredStopAtLevel=1",
            "--logging.level.org.springframework.boot.tomcat=info"));
    settings.forEach(setting -> command.add("--" + setting));
    try {
      Files.createDirectories(logs);
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(logFile().toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says that it is healthy, or fails with its log when it ends before. */
  void awaitReady() {
    await("ready")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          if (!isRunning()) {
            throw new AssertionError("Anjuan ended with its start:\n" + log());
          }
          return findPort() && Visitor.stranger(this).get("/actuator/health").status() == 200;
        });
  }

  private boolean findPort() {
    if (uri == null) {
      var found = PORT.matcher(log());
      if (found.find()) {
        uri = URI.create("http://127.0.0.1:" + found.group(1));
      }
    }
    return uri != null;
  }

  boolean isRunning() {
    var running = process;
    return running != null && running.isAlive();
  }

  /** Where it is; known once it is ready. */
  URI uri() {
    var known = uri;
    if (known == null) {
      throw new IllegalStateException("It is not ready");
    }
    return known;
  }

  /** SIGKILL, at once, to it and to the children it leaves behind. */
  void kill() {
    var running = process;
    if (running == null) {
      return;
    }
    var children = running.descendants().toList();
    running.destroyForcibly();
    join(running);
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  /** SIGTERM, and waits for the end. */
  void stop() {
    var running = process;
    if (running != null) {
      running.destroy();
      join(running);
      if (isLearning()) {
        StartCache.keep();
      }
    }
  }

  /** Waits for its own end. */
  int exitCode() {
    var running = process;
    if (running == null) {
      throw new IllegalStateException("It was never started");
    }
    join(running);
    return running.exitValue();
  }

  private static void join(Process running) {
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The process does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether one of its children runs this class. */
  boolean hasChild(String mainClass) {
    var running = process;
    return running != null
        && running
            .descendants()
            .anyMatch(child -> child.info().commandLine().orElse("").contains(mainClass));
  }

  /** What this run has printed so far. */
  String log() {
    try {
      return Files.readString(logFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path logFile() {
    return logs.resolve("run-" + runs + ".log");
  }

  @Override
  public void close() {
    if (isLearning() && isRunning()) {
      stop();
    }
    kill();
  }
}
