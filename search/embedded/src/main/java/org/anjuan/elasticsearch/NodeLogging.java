package org.anjuan.elasticsearch;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.elasticsearch.common.logging.LogConfigurator;

/**
 * The server's Log4j, which lives in the server's class loader only: a rolling file under the data
 * folder, nothing on the console.
 */
final class NodeLogging {

  private NodeLogging() {}

  static void toFile(Path file) {
    var builder = ConfigurationBuilderFactory.newConfigurationBuilder();
    builder
        .setConfigurationName("anjuan-embedded")
        .setShutdownHook("disable")
        .setStatusLevel(Level.OFF);
    builder.add(
        builder
            .newAppender("file", "RollingFile")
            .addAttribute("fileName", file.toString())
            .addAttribute("filePattern", file + ".%i.gz")
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%d{ISO8601} %-5p %c{1.} - %m%n"))
            .addComponent(
                builder
                    .newComponent("Policies")
                    .addComponent(
                        builder
                            .newComponent("SizeBasedTriggeringPolicy")
                            .addAttribute("size", "10MB")))
            .addComponent(builder.newComponent("DefaultRolloverStrategy").addAttribute("max", 3)));
    builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
    Configurator.initialize(NodeLogging.class.getClassLoader(), builder.build());
    LogConfigurator.configureESLogging();
  }

  static void stop() {
    LogManager.shutdown();
  }
}
