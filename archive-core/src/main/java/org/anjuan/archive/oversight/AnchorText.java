package org.anjuan.archive.oversight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.DayVerification.Break;
import org.anjuan.archive.audit.DayVerification.Damage;
import org.jspecify.annotations.Nullable;

/**
 * What an anchor states; the package page describes the form.
 *
 * @param firstBreak where the chain was broken already when the anchor was made
 * @param before the day of the anchor before
 * @param digestBefore SHA-256 of that anchor's text
 */
public record AnchorText(
    LocalDate day,
    long events,
    AuditPosition last,
    String hash,
    @Nullable Break firstBreak,
    @Nullable LocalDate before,
    @Nullable String digestBefore,
    Instant signedAt,
    String key) {
  private static final String HEAD = "anjuan-audit-anchor-1";

  String write() {
    var state =
        firstBreak == null ? "intact" : "broken " + firstBreak.seq() + " " + firstBreak.damage();
    return String.join(
            "\n",
            HEAD,
            "day: " + day,
            "events: " + events,
            "last: " + last.id(),
            "hash: " + hash,
            "state: " + state,
            "before: " + (before == null ? "none" : before + " " + digestBefore),
            "signed-at: " + signedAt,
            "key: " + key)
        + "\n";
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws RuntimeException of some kind when it is anything else
   */
  static AnchorText parse(String text) {
    var fields = fields(text);
    var state = required(fields, "state").split(" ");
    var before = required(fields, "before").split(" ");
    var none = before[0].equals("none");
    return new AnchorText(
        LocalDate.parse(required(fields, "day")),
        Long.parseLong(required(fields, "events")),
        AuditPosition.parse(required(fields, "last")),
        required(fields, "hash"),
        state[0].equals("intact")
            ? null
            : new Break(Long.parseLong(state[1]), Damage.valueOf(state[2])),
        none ? null : LocalDate.parse(before[0]),
        none ? null : before[1],
        Instant.parse(required(fields, "signed-at")),
        required(fields, "key"));
  }

  private static Map<String, String> fields(String text) {
    var lines = text.split("\n");
    if (!lines[0].equals(HEAD)) {
      throw new IllegalArgumentException("no anchor of a known form");
    }
    var fields = new LinkedHashMap<String, String>();
    for (var i = 1; i < lines.length; i++) {
      var parts = lines[i].split(": ", 2);
      fields.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return fields;
  }

  private static String required(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("an anchor without " + name);
    }
    return value;
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
