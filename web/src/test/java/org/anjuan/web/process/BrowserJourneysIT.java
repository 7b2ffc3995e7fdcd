package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The journeys of {@code web/frontend/e2e} in a real Chromium against the demonstration hospital. A
 * machine without Chromium skips them, unless {@code anjuan.browser.required} is set.
 */
@Tag("QRY-1")
@Tag("QRY-2")
@Tag("QRY-6")
@ExtendWith(DemoHospital.Shared.class)
class BrowserJourneysIT {
  private static final int LONGEST_MINUTES = 8;
  private static final Path CLIENT = Distribution.root().resolve("web/frontend");
  private static final Path NODE = Distribution.root().resolve("target/node/node");

  @TestFactory
  Stream<DynamicTest> journeys(DemoHospital hospital) throws IOException {
    var chromium = chromium();
    require(chromium.isPresent(), "no Chromium: set -Danjuan.chromium, or install it");
    require(
        Files.isExecutable(NODE)
            && Files.isDirectory(CLIENT.resolve("node_modules/playwright-core")),
        "the client was not built: leave -Danjuan.client.skip away");
    require(
        Visitor.stranger(hospital.application()).get("/zh/index.html").status() == 200,
        "the client is not in the jar: leave -Danjuan.client.skip away");
    var application = hospital.filled().application();
    try (var files = Files.list(CLIENT.resolve("e2e"))) {
      return files
          .filter(file -> file.toString().endsWith(".journey.mjs"))
          .sorted()
          .toList()
          .stream()
          .map(file ->
              DynamicTest.dynamicTest(
                  String.valueOf(file.getFileName()),
                  file.toUri(),
                  () -> walk(file, application, chromium.orElseThrow())));
    }
  }

  private static void walk(Path journey, AnjuanProcess application, Path chromium)
      throws IOException, InterruptedException {
    var shots = Files.createDirectories(Distribution.root().resolve("web/target/process/journeys"));
    var log = shots.resolve(journey.getFileName() + ".log");
    var builder =
        new ProcessBuilder(NODE.toString(), "--test", journey.toString())
            .directory(CLIENT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.put("ANJUAN_URL", application.uri().toString());
    environment.put("ANJUAN_PASSWORD", AnjuanProcess.PASSWORD);
    environment.put("ANJUAN_CHROMIUM", chromium.toString());
    environment.put("ANJUAN_SHOTS", shots.toString());
    environment.put("ANJUAN_PATIENCE", "60000");
    var node = builder.start();
    try {
      assertThat(node.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES))
          .as(() -> "end of " + journey.getFileName() + "\n" + read(log))
          .isTrue();
      assertThat(node.exitValue()).as(() -> journey.getFileName() + "\n" + read(log)).isZero();
    } finally {
      node.descendants().forEach(ProcessHandle::destroyForcibly);
      node.destroyForcibly();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }

  private static void require(boolean met, String otherwise) {
    if (Boolean.getBoolean("anjuan.browser.required")) {
      assertThat(met).as(otherwise).isTrue();
    }
    assumeTrue(met, "Browser journeys skipped, " + otherwise);
  }

  private static Optional<Path> chromium() {
    var named = System.getProperty("anjuan.chromium");
    var candidates =
        named != null
            ? Stream.of(Path.of(named))
            : Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name));
    return candidates.filter(Files::isExecutable).findFirst();
  }
}
