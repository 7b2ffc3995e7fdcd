package org.anjuan.ingest.collect.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collector's secrets, opened: for the channel that logs in with them, and for nobody else. */
public record Credentials(Map<Secret, String> values) {
  public static final Credentials NONE = new Credentials(Map.of());

  public Credentials {
    values = Map.copyOf(values);
  }

  public @Nullable String get(Secret secret) {
    return values.get(secret);
  }

  @Override
  public String toString() {
    return "Credentials[masked]";
  }
}
