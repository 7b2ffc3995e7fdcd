package org.anjuan.web.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The demonstration hospital in one application that several test classes share, for filling it
 * takes its time. Started when first asked for, ended after the last test.
 */
final class DemoHospital implements AutoCloseable {
  static final int ENCOUNTERS = 8;
  static final String BASE_DATE = "2026-03-01";

  private final Path folder;
  private final TraceReceiver traces;
  private final AnjuanProcess application;
  private final Duration firstStart;
  private final String firstLog;
  private boolean filled;

  private DemoHospital() {
    try {
      folder = Files.createTempDirectory("anjuan-demo-hospital");
      traces = new TraceReceiver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    application =
        AnjuanProcess.learning(
            "demo-hospital",
            folder.resolve("data"),
            "1000m",
            List.of(
                "anjuan.demo.enabled=true",
                "anjuan.demo.encounters=" + ENCOUNTERS,
                "anjuan.demo.base-date=" + BASE_DATE,
                "management.tracing.sampling.probability=1",
                "management.opentelemetry.tracing.export.schedule-delay=1s",
                "management.opentelemetry.tracing.export.otlp.endpoint=" + traces.endpoint()));
    firstStart = application.start();
    await("the announcement")
        .atMost(Duration.ofMinutes(3))
        .until(() -> application.log().contains("demo-token.txt"));
    firstLog = application.log();
  }

  /** Hands the shared hospital to tests that take one. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == DemoHospital.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(DemoHospital.class))
          .computeIfAbsent(DemoHospital.class, key -> new DemoHospital());
    }
  }

  AnjuanProcess application() {
    return application;
  }

  /** Where its traces go. */
  TraceReceiver traces() {
    return traces;
  }

  /** How long the very first start took, until it was healthy. */
  Duration firstStart() {
    return firstStart;
  }

  /** What the very first start printed. */
  String firstLog() {
    return firstLog;
  }

  /** Waits until all of its documents are taken in, read and found. */
  DemoHospital filled() {
    if (!filled) {
      new Caretaker(application).awaitRest();
      filled = true;
    }
    return this;
  }

  @Override
  public void close() throws IOException {
    application.close();
    traces.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
