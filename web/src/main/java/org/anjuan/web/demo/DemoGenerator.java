package org.anjuan.web.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the generator as a process of its own, so that its libraries and its appetite stay out of
 * the application. It ends with the application.
 */
final class DemoGenerator {
  private final Path home;
  private final Path inbox;
  private final Path hospital;
  private final DemoProperties properties;

  DemoGenerator(Path home, Path inbox, Path hospital, DemoProperties properties) {
    this.home = home;
    this.inbox = inbox;
    this.hospital = hospital;
    this.properties = properties;
  }

  Process start() throws IOException {
    var classPath = home.resolve("demo");
    if (!Files.isDirectory(classPath)) {
      throw new IOException("The demonstration hospital is not installed in " + classPath);
    }
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                classPath + File.separator + "*",
                "org.anjuan.demo.DemoHospital",
                "--out",
                inbox.toString(),
                "--hospital",
                hospital.toString(),
                "--encounters",
                String.valueOf(properties.encounters()),
                "--quarantine",
                properties.quarantine() ? "on" : "off"));
    var base = properties.baseDate();
    if (base != null) {
      command.addAll(List.of("--base-date", base.toString()));
    }
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
