package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Database drivers as the hospital puts them into a folder: we ship none, and none of our own class
 * path is used. The folder is read again when its JARs change.
 */
final class DatabaseDrivers {
  private final Path folder;
  private List<String> seen = List.of();
  private @Nullable URLClassLoader loader;

  DatabaseDrivers(Path folder) {
    this.folder = folder;
  }

  synchronized Driver find(String url) throws IOException {
    var drivers = ServiceLoader.load(Driver.class, loader()).iterator();
    while (true) {
      try {
        if (!drivers.hasNext()) {
          break;
        }
        var driver = drivers.next();
        if (driver.getClass().getClassLoader() == loader && driver.acceptsURL(url)) {
          return driver;
        }
      } catch (ServiceConfigurationError | SQLException broken) {
        // another JAR may serve
      }
    }
    throw new SourceTrouble(Trouble.NO_DRIVER, "anjuan.collect.drivers");
  }

  private URLClassLoader loader() throws IOException {
    var jars = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var found = Files.list(folder)) {
        found.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    var now = new ArrayList<String>();
    for (var jar : jars) {
      now.add(jar + " " + Files.getLastModifiedTime(jar) + " " + Files.size(jar));
    }
    var present = loader;
    if (present == null || !now.equals(seen)) {
      // The former is left to the collector of garbage: connections of it may be open.
      var urls = new ArrayList<URL>();
      for (var jar : jars) {
        urls.add(jar.toUri().toURL());
      }
      present =
          new URLClassLoader(
              "drivers", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
      loader = present;
      seen = now;
    }
    return Objects.requireNonNull(present);
  }
}
