package org.anjuan.archive.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Tokens of message interfaces, kept until shortly before they end: asking too often is refused
 * there. In memory only.
 */
final class AccessTokens {
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final Clock clock;

  AccessTokens(Clock clock) {
    this.clock = clock;
  }

  private record Token(String value, Instant until) {}

  /** The token for these settings; asked for when there is none that holds. */
  String get(WaySettings settings, Supplier<JsonNode> ask) {
    var key = key(settings);
    var held = tokens.get(key);
    if (held != null && clock.instant().isBefore(held.until())) {
      return held.value();
    }
    var answer = ask.get();
    var value = answer.path("access_token").asString("");
    if (value.isEmpty()) {
      throw PushTrouble.lasting("no token was given");
    }
    var lasts = Duration.ofSeconds(Math.max(0, answer.path("expires_in").asLong(7_200)));
    var until = clock.instant().plus(lasts.compareTo(MARGIN) > 0 ? lasts.minus(MARGIN) : lasts);
    tokens.put(key, new Token(value, until));
    return value;
  }

  /** The other side no longer takes it. */
  void forget(WaySettings settings) {
    tokens.remove(key(settings));
  }

  private static String key(WaySettings settings) {
    return settings.base() + " " + settings.account() + " " + settings.agent();
  }
}
