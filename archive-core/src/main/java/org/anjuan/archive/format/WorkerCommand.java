package org.anjuan.archive.format;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How the process of a worker is started. */
record WorkerCommand(Family family, FormatSettings settings, Path home, WorkerFolder folder) {

  /**
   * Secrets live in the environment; a process that reads strangers' documents gets none of it but
   * these.
   */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "SystemRoot", "FONTCONFIG_PATH");

  private static final boolean WINDOWS = File.separatorChar == '\\';

  Process start(Path temporary) throws IOException {
    var builder = new ProcessBuilder(arguments(temporary)).directory(folder.path().toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    if (!WINDOWS) {
      // Without a locale, Java can't open files with Chinese names.
      builder.environment().putIfAbsent("LANG", "C.UTF-8");
    }
    builder.redirectError(
        settings.diagnostics() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private List<String> arguments(Path temporary) throws IOException {
    var pool = settings.pool(family);
    var arguments = new ArrayList<String>();
    arguments.addAll(Isolation.of(settings.isolation()).prefix());
    arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    arguments.addAll(
        List.of(
            "-Xmx" + pool.heap().toBytes(),
            "-Xss4m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + (WINDOWS ? "NUL" : "/dev/null"),
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + temporary,
            "-Duser.home=" + temporary,
            "-Dpdfbox.fontcache=" + folder.path(),
            "-Danjuan.font=" + folder.font(),
            "-Danjuan.ffmpeg=" + home.resolve("workers").resolve("video").toAbsolutePath(),
            "-Danjuan.limit.bytes=" + settings.maxBytes().toBytes(),
            "-Danjuan.limit.pages=" + settings.maxPages(),
            "-Danjuan.limit.pixels=" + settings.maxPixels(),
            "-Danjuan.trouble=" + settings.diagnostics(),
            "-Djdk.xml.dtd.support=deny",
            "-Djavax.xml.accessExternalDTD=",
            "-Djavax.xml.accessExternalSchema="));
    arguments.addAll(settings.jvm());
    switch (family) {
      case PDF -> arguments.addAll(List.of("-cp", classPath(), "org.anjuan.worker.pdf.PdfWorker"));
      case OFD ->
          arguments.addAll(
              List.of(
                  "-Djava.nio.file.spi.DefaultFileSystemProvider="
                      + "org.anjuan.worker.ofd.PackagesInMemory",
                  "-cp",
                  classPath(),
                  "org.anjuan.worker.ofd.OfdWorker"));
      case VIDEO -> throw new IllegalStateException("video has no pages");
      case TEXT ->
          arguments.addAll(List.of("-cp", classPath(), "org.anjuan.worker.text.TextWorker"));
      case IMAGE ->
          arguments.addAll(
              List.of(
                  "-Danjuan.recognition.threads=" + recognitionThreads(pool.workers()),
                  "-cp",
                  classPath(),
                  "org.anjuan.worker.image.ImageWorker"));
    }
    return arguments;
  }

  /** Our own jar first, the rest by name: the same order on every machine. */
  private String classPath() throws IOException {
    var jars = home.resolve("workers").resolve(family.name().toLowerCase(Locale.ROOT));
    try (var files = Files.list(jars)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted(
              Comparator.comparing(
                      (Path file) -> !file.getFileName().toString().startsWith("worker-"))
                  .thenComparing(Path::getFileName))
          .map(file -> file.toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static int recognitionThreads(int workers) {
    return Math.clamp(Runtime.getRuntime().availableProcessors() / workers, 1, 4);
  }
}
