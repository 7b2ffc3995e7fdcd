package org.anjuan.ingest.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of messages.
 *
 * @param enabled whether this node opens the ports of listeners
 * @param maxSize the largest message that is taken
 * @param connections how many connections a listener holds at once
 * @param idle a connection that says nothing for this long is closed
 * @param tlsBundle the certificate that listeners with TLS show, by its name under {@code
 *     spring.ssl.bundle}
 * @param patience for how long a message waits for what it needs before it becomes a dead letter
 * @param viewPage how many rows of a database's view are held and taken at once
 * @param keep for how long the text of a message that was handled is kept
 */
@ConfigurationProperties("anjuan.message")
public record MessageProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("128MB") DataSize maxSize,
    @DefaultValue("64") int connections,
    @DefaultValue("10m") Duration idle,
    @Nullable String tlsBundle,
    @DefaultValue("72h") Duration patience,
    @DefaultValue("500") int viewPage,
    @DefaultValue("400d") Duration keep) {

  public MessageProperties {
    if (connections < 1 || connections > 10_000) {
      throw new IllegalArgumentException("anjuan.message.connections: 1 to 10000");
    }
    if (viewPage < 1 || viewPage > 5_000) {
      throw new IllegalArgumentException("anjuan.message.view-page: 1 to 5000");
    }
    if (keep.toDays() < 1) {
      throw new IllegalArgumentException("anjuan.message.keep: at least 1d");
    }
  }
}
