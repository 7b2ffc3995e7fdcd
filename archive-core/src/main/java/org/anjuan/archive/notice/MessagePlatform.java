package org.anjuan.archive.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The hospital's own message platform: one signed POST for a telling. {@code X-Anjuan-Signature} is
 * the HMAC-SHA-256 in hexadecimal, under the shared secret, of {@code X-Anjuan-Timestamp} (seconds
 * since 1970), a line feed and the body. The same {@code id} again is the same message. An answer
 * {@code {"refused": {"name": "why"}}} names who was not told.
 */
@Component
class MessagePlatform implements Messenger {
  private final MessageCalls calls;
  private final Clock clock;

  MessagePlatform(MessageCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Way way() {
    return Way.PLATFORM;
  }

  @Override
  public Map<String, String> push(
      WaySettings settings, String secret, Letter letter, List<String> names) {
    var said = new LinkedHashMap<String, Object>();
    said.put("id", letter.id());
    said.put("application", settings.account());
    said.put("title", letter.title());
    said.put("text", letter.text());
    said.put("at", letter.at().toString());
    said.put("link", letter.link());
    said.put("recipients", names);
    var body = calls.write(said);
    var time = String.valueOf(clock.instant().getEpochSecond());
    var answer =
        calls.post(
            settings.base(),
            body,
            Map.of(
                "X-Anjuan-Timestamp",
                time,
                "X-Anjuan-Signature",
                signature(secret, time + "\n" + body)));
    var refused = new HashMap<String, String>();
    answer
        .path("refused")
        .properties()
        .forEach(one -> refused.put(one.getKey(), one.getValue().asString("refused")));
    refused.keySet().retainAll(names);
    return refused;
  }

  static String signature(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
