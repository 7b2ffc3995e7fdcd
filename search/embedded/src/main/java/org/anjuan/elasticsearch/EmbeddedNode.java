package org.anjuan.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One running node. Made through reflection by the application, which knows it as {@link
 * AutoCloseable} and as the supplier of its HTTP port.
 */
public final class EmbeddedNode implements AutoCloseable, IntSupplier {

  private static final long STOP_SECONDS = 30;
  private static final long RECOVERY_SECONDS = 60;

  private static final String CLASS_PATH = "java.class.path";

  private final Node node;

  /**
   * Starts the node; it listens on a free port of the loopback address when this returns.
   *
   * @param home the payload: {@code lib} and {@code modules}
   * @param data the node's folder; made when missing
   * @param overrides settings that replace the defaults
   */
  public EmbeddedNode(Path home, Path data, Map<String, String> overrides)
      throws IOException, NodeValidationException {
    Path config = Files.createDirectories(data.resolve("config"));
    Path logs = Files.createDirectories(data.resolve("logs"));
    NodeLogging.toFile(logs.resolve("elasticsearch.log"));
    var settings =
        Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", data.resolve("data").toString())
            .put("path.logs", logs.toString())
            .put("cluster.name", "anjuan-embedded")
            .put("node.name", "embedded")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", "0")
            .put("action.auto_create_index", "false")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            // The heap is shared with the application: judge requests by what they reserve, not by
            // what others use.
            .put("indices.breaker.total.use_real_memory", false);
    overrides.forEach(settings::put);
    var environment = new Environment(settings.build(), config);
    this.node = new Node(environment, modules(environment));
    try {
      node.start();
      awaitRecovery();
    } catch (NodeValidationException | RuntimeException notStarted) {
      node.close();
      throw notStarted;
    }
  }

  /**
   * The server compares its modules with the class path that the JVM was started with and finds the
   * application's libraries there, which its class loader never sees. For that moment it is told of
   * the class path that it really has.
   */
  private static PluginsLoader modules(Environment environment) {
    var classPath = System.getProperty(CLASS_PATH);
    System.setProperty(
        CLASS_PATH, environment.libDir().resolve("anjuan-embedded-node.jar").toString());
    try {
      var modules = PluginsLoader.loadModulesBundles(environment.modulesDir(), true);
      return PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false);
    } finally {
      System.setProperty(CLASS_PATH, classPath);
    }
  }

  /**
   * What was indexed before is searched from the first request on. An index that cannot be
   * recovered shows in the health.
   */
  private void awaitRecovery() {
    var patience = TimeValue.timeValueSeconds(RECOVERY_SECONDS);
    node.client()
        .admin()
        .cluster()
        .prepareHealth(patience)
        .setWaitForYellowStatus()
        .setTimeout(patience)
        .get();
  }

  @Override
  public int getAsInt() {
    return node.injector()
        .getInstance(HttpServerTransport.class)
        .boundAddress()
        .publishAddress()
        .getPort();
  }

  /** Stops the node; what it acknowledged is on disk. */
  @Override
  public void close() throws IOException, InterruptedException {
    node.prepareForClose();
    node.close();
    node.awaitClose(STOP_SECONDS, TimeUnit.SECONDS);
    NodeLogging.stop();
  }
}
