package org.anjuan.security.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.StayNumber;

/**
 * The query of a link, read strictly: each name once and known, each value of its form. So there is
 * one way to read it, and one canonical form to sign.
 *
 * @param time seconds since 1970, as the application wrote them
 * @param signed all parameters but the signature, sorted by name
 */
record SignedQuery(
    ApplicationId app,
    StaffNumber staff,
    EncounterKey encounter,
    long time,
    String nonce,
    byte[] signature,
    Map<String, String> signed) {
  static final int LONGEST = 2_000;

  private static final String VERSION = "ANJUAN-LINK-1";
  private static final Set<String> NAMES =
      Set.of("app", "staff", "campus", "admissionNo", "recordNo", "visitNo", "ts", "nonce", "sig");
  private static final Pattern TIME = Pattern.compile("[1-9][0-9]{8,11}");
  private static final Pattern VISIT = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z_-]{16,64}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{64}");

  /**
   * Reads the query as it came.
   *
   * @throws InvalidValue naming what is missing, twice there, unknown or not of its form; never the
   *     value
   */
  static SignedQuery parse(String rawQuery) {
    if (rawQuery.length() > LONGEST) {
      throw new InvalidValue("query");
    }
    var values = new TreeMap<String, String>();
    for (var pair : rawQuery.split("&", -1)) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? "query" : pair.substring(0, equals);
      if (!NAMES.contains(name)) {
        throw new InvalidValue("query");
      }
      if (values.put(name, decode(name, pair.substring(equals + 1))) != null) {
        throw new InvalidValue(name);
      }
    }
    var signature = of(values, "sig", SIGNATURE);
    values.remove("sig");
    return new SignedQuery(
        new ApplicationId(required(values, "app")),
        staff(required(values, "staff")),
        encounter(values),
        Long.parseLong(of(values, "ts", TIME)),
        of(values, "nonce", NONCE),
        HexFormat.of().parseHex(signature),
        values);
  }

  /** What is signed: version, method, path, then each parameter on a line of its own. */
  String canonical(LinkPage page) {
    return canonical(page, signed);
  }

  static String canonical(LinkPage page, Map<String, String> parameters) {
    var lines =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("\n"));
    return VERSION + "\nGET\n" + page.path() + "\n" + lines;
  }

  private static EncounterKey encounter(Map<String, String> values) {
    var campus = new CampusCode(required(values, "campus"));
    var visit = Integer.parseInt(of(values, "visitNo", VISIT));
    var admission = values.get("admissionNo");
    var chart = values.get("recordNo");
    if (admission != null && chart == null) {
      return new EncounterKey.ByAdmission(new StayNumber(campus, admission, visit));
    }
    if (chart != null && admission == null) {
      return new EncounterKey.ByChart(campus, new RecordNumber(chart), visit);
    }
    throw new InvalidValue("admissionNo");
  }

  private static StaffNumber staff(String value) {
    if (!StaffNumber.isStaffNumber(value)) {
      throw new InvalidValue("staff");
    }
    return new StaffNumber(value);
  }

  private static String of(Map<String, String> values, String name, Pattern form) {
    var value = required(values, name);
    if (!form.matcher(value).matches()) {
      throw new InvalidValue(name);
    }
    return value;
  }

  private static String required(Map<String, String> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new InvalidValue(name);
    }
    return value;
  }

  /** Percent-encoding of UTF-8; a plus sign is a plus sign. */
  private static String decode(String name, String raw) {
    var bytes = ByteBuffer.allocate(raw.length() * 3);
    for (var i = 0; i < raw.length(); i++) {
      var c = raw.charAt(i);
      if (c == '%') {
        if (i + 2 >= raw.length()
            || !HexFormat.isHexDigit(raw.charAt(i + 1))
            || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
          throw new InvalidValue(name);
        }
        bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else if (c < 0x80) {
        bytes.put((byte) c);
      } else {
        throw new InvalidValue(name);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidValue(name);
    }
  }

  /** RFC 3986: all but letters, digits and {@code -._~}, in capitals. */
  private static String encode(String value) {
    var encoded = new StringBuilder();
    for (var b : value.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-._~".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  @Override
  public String toString() {
    return "SignedQuery[" + app + "]";
  }
}
