package org.anjuan.web.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a JVM has learnt of starting the application: classes, linked and verified, kept in one file
 * beside the distribution (an AOT cache, JEP 514) that later starts map instead of doing all of it
 * again. The first run of the demonstration hospital leaves it when it is stopped (decision 0031).
 */
final class StartCache {
  private static final Path FILE = beside(".aot");

  /** A JVM writes for a while; nobody is to start from half a file. */
  private static final Path FRESH = beside(".aot.new");

  private StartCache() {}

  private static Path beside(String ending) {
    var home = Distribution.home();
    return home.resolveSibling(home.getFileName() + ending);
  }

  /** How a JVM starts from what was learnt; from nothing where nothing was. */
  static String use() {
    return Files.exists(FILE) ? "-XX:AOTCache=" + FILE : "-XX:AOTMode=auto";
  }

  /** How a JVM writes down at its end what it has learnt. */
  static String learn() {
    try {
      Files.deleteIfExists(FRESH); // of a run that was broken off
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "-XX:AOTCacheOutput=" + FRESH;
  }

  /** Others may start from what was written. */
  static void keep() {
    try {
      if (Files.exists(FRESH)) {
        Files.move(FRESH, FILE, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JVM would see by itself that a library has changed, and not use the file. */
  static boolean isCurrent() {
    try {
      if (!Files.exists(FILE)) {
        return false;
      }
      var made = Files.getLastModifiedTime(FILE);
      for (var folder : List.of("", "lib", "elasticsearch/lib", "elasticsearch/modules/anjuan")) {
        try (var files = Files.list(Distribution.home().resolve(folder))) {
          for (var file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
            if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
              return false;
            }
          }
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
