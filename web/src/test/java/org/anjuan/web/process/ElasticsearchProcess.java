package org.anjuan.web.process;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The distribution's Elasticsearch in a process of its own, on a port that stays the same: to the
 * application an external cluster, which a test may kill and start again.
 */
final class ElasticsearchProcess {
  private ElasticsearchProcess() {}

  /**
   * Arguments: the payload, the server's folder, its port, its token. Prints a line when it
   * answers.
   */
  public static void main(String[] arguments) throws Exception {
    var payload = Path.of(arguments[0]);
    System.setProperty("io.netty.noUnsafe", "true");
    var loader =
        new URLClassLoader("elasticsearch", jars(payload), ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass("org.anjuan.elasticsearch.EmbeddedNode")
        .getConstructor(Path.class, Path.class, Map.class)
        .newInstance(
            payload,
            Path.of(arguments[1]),
            Map.of("http.port", arguments[2], "anjuan.http.token", arguments[3]));
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static URL[] jars(Path payload) throws Exception {
    try (var files = Files.list(payload.resolve("lib"))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(ElasticsearchProcess::url)
          .toArray(URL[]::new);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
