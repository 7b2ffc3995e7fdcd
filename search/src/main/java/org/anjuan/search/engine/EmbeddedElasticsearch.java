package org.anjuan.search.engine;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The Elasticsearch server in this process, in a class loader of its own so that its libraries meet
 * none of ours. It listens on a free port of the loopback address and answers only who brings the
 * token of this start. Its log is a file under the data folder.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

  private static final String NODE = "org.anjuan.elasticsearch.EmbeddedNode";
  private static final String NO_UNSAFE = "io.netty.noUnsafe";

  /**
   * Held, or the level that quiets it is forgotten: a missing incubator module is no news to a
   * hospital.
   */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private final FolderLock lock;
  private final URLClassLoader loader;
  private final AutoCloseable node;
  private final int port;
  private final String token;

  private EmbeddedElasticsearch(
      FolderLock lock, URLClassLoader loader, AutoCloseable node, int port, String token) {
    this.lock = lock;
    this.loader = loader;
    this.node = node;
    this.port = port;
    this.token = token;
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param payload the distribution's {@code elasticsearch} folder
   * @param data the server's folder; made when missing
   * @throws DataFolderInUse when a server runs on the folder
   * @throws EngineNotStarted for any other reason
   */
  public static EmbeddedElasticsearch start(Path payload, Path data) {
    return start(payload, data, Map.of());
  }

  static EmbeddedElasticsearch start(Path payload, Path data, Map<String, String> settings) {
    Path folder = data.toAbsolutePath().normalize();
    var lock = FolderLock.take(folder);
    try {
      return start(lock, payload.toAbsolutePath().normalize(), folder, settings);
    } catch (RuntimeException notStarted) {
      lock.close();
      throw notStarted;
    }
  }

  private static EmbeddedElasticsearch start(
      FolderLock lock, Path payload, Path data, Map<String, String> settings) {
    LUCENE.setLevel(Level.SEVERE);
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    var token = HexFormat.of().formatHex(secret);
    var all = new HashMap<>(settings);
    all.put("anjuan.http.token", token);
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    var unsafe = System.getProperty(NO_UNSAFE);
    try {
      var loader =
          new URLClassLoader(
              "elasticsearch", jars(payload.resolve("lib")), ClassLoader.getPlatformClassLoader());
      thread.setContextClassLoader(loader);
      System.setProperty(NO_UNSAFE, "true"); // JDK 25 warns on the console of what netty would do
      var node =
          loader
              .loadClass(NODE)
              .getConstructor(Path.class, Path.class, Map.class)
              .newInstance(payload, data, Map.copyOf(all));
      return new EmbeddedElasticsearch(
          lock, loader, (AutoCloseable) node, ((IntSupplier) node).getAsInt(), token);
    } catch (InvocationTargetException e) {
      throw new EngineNotStarted(
          "The search server did not start; its log is in " + data.resolve("logs"), e.getCause());
    } catch (ReflectiveOperationException | IOException e) {
      throw new EngineNotStarted("The search server in " + payload + " is not complete", e);
    } finally {
      thread.setContextClassLoader(before);
      if (unsafe == null) {
        System.clearProperty(NO_UNSAFE);
      }
    }
  }

  private static URL[] jars(Path lib) throws IOException {
    if (!Files.isDirectory(lib)) {
      throw new EngineNotStarted(
          "There is no search server in " + lib + ": set anjuan.home, or anjuan.elasticsearch.uris",
          null);
    }
    try (var files = Files.list(lib)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(EmbeddedElasticsearch::url)
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

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  String token() {
    return token;
  }

  /** Stops the server; what it acknowledged is on disk. */
  @Override
  public void close() {
    try (lock;
        loader) {
      node.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("The search server did not stop cleanly", e);
    }
  }
}
