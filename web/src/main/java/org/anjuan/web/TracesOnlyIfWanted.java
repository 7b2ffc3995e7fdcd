package org.anjuan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Leaves tracing out altogether where nobody has named a place to send traces to. */
final class TracesOnlyIfWanted implements AutoConfigurationImportFilter, EnvironmentAware {
  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final List<String> TRACING =
      List.of(
          "org.springframework.boot.micrometer.tracing.",
          "org.springframework.boot.opentelemetry.");

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    var wanted = !environment.getProperty(ENDPOINT, "").isBlank();
    var matches = new boolean[names.length];
    for (var i = 0; i < names.length; i++) {
      var name = names[i];
      matches[i] = wanted || name == null || TRACING.stream().noneMatch(name::startsWith);
    }
    return matches;
  }
}
