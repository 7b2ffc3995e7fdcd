package org.anjuan.ingest.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeMeta.PatientMeta;
import org.jspecify.annotations.Nullable;

/**
 * The header of a CDA document, as WS/T 500 writes it. Only the header is read: what the document
 * says of its patient's health is not looked at here.
 */
record CdaHead(Map<String, String> values) {
  private static final String ADMISSION = "2.16.156.10011.1.12";
  private static final String CHART = "2.16.156.10011.1.13";
  private static final String PERSON = "2.16.156.10011.1.3";
  private static final Pattern CATEGORY = Pattern.compile("C00\\d\\d");
  private static final Pattern TIME =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})((\\d{2})(\\d{2})(\\d{2})?)?.*");
  private static final int DEEPEST = 12;
  private static final int LONGEST = 1_000;

  /** Null when it is XML of another kind, or none. */
  static @Nullable CdaHead read(InputStream xml) throws IOException {
    try {
      var reader = HardXml.stream(xml);
      if (reader.nextTag() != XMLStreamConstants.START_ELEMENT
          || !reader.getLocalName().equals("ClinicalDocument")) {
        return null;
      }
      return new CdaHead(values(reader));
    } catch (XMLStreamException malformed) {
      return null;
    }
  }

  private static Map<String, String> values(XMLStreamReader reader) throws XMLStreamException {
    var values = new HashMap<String, String>();
    Deque<String> path = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.isEmpty() && reader.getLocalName().equals("component")) {
            return values;
          }
          path.addLast(reader.getLocalName());
          if (path.size() <= DEEPEST) {
            note(values, String.join("/", path), reader);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (path.pollLast() == null) {
            return values;
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          var text = reader.getText().strip();
          if (!text.isEmpty() && text.length() < LONGEST && path.size() <= DEEPEST) {
            values.merge(String.join("/", path), text, String::concat);
          }
        }
        default -> {}
      }
    }
    return values;
  }

  private static void note(Map<String, String> values, String at, XMLStreamReader reader) {
    var root = reader.getAttributeValue(null, "root");
    var extension = reader.getAttributeValue(null, "extension");
    if (extension != null) {
      values.putIfAbsent(at + "@", extension);
      if (root != null) {
        values.putIfAbsent(at + "@" + root, extension);
      }
    }
    for (var name : new String[] {"code", "value"}) {
      var value = reader.getAttributeValue(null, name);
      if (value != null) {
        values.putIfAbsent(at + "." + name, value);
      }
    }
  }

  /** What the header says, in our words; the campus and the source are the listener's to say. */
  IntakeMeta meta() {
    var code = values.get("code.code");
    var who = "recordTarget/patientRole/";
    var version = values.get("versionNumber.value");
    return new IntakeMeta(
        null,
        first("setId@", "id@"),
        version != null && version.matches("\\d{1,6}") ? Integer.valueOf(version) : null,
        time(values.get("effectiveTime.value")),
        null,
        values.get(who + "id@" + ADMISSION),
        null,
        values.get(who + "id@" + CHART),
        code != null && CATEGORY.matcher(code).matches() ? code : null,
        values.get("title"),
        values.get("author/assignedAuthor/id@"),
        null,
        time(values.get("effectiveTime.value")),
        null,
        null,
        null,
        new PatientMeta(
            values.get(who + "patient/name"),
            sex(values.get(who + "patient/administrativeGenderCode.code")),
            date(values.get(who + "patient/birthTime.value")),
            values.get(who + "patient/id@" + PERSON),
            null),
        null);
  }

  private @Nullable String first(String... keys) {
    for (var key : keys) {
      var value = values.get(key);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String sex(@Nullable String code) {
    return code == null
        ? null
        : switch (code) {
          case "M" -> "1";
          case "F" -> "2";
          default -> code;
        };
  }

  private static @Nullable String date(@Nullable String value) {
    var time = time(value);
    return time == null ? null : time.substring(0, 10);
  }

  private static @Nullable String time(@Nullable String value) {
    var form = TIME.matcher(value == null ? "" : value);
    if (!form.matches()) {
      return null;
    }
    var date = form.group(1) + "-" + form.group(2) + "-" + form.group(3);
    var seconds = form.group(7) == null ? "00" : form.group(7);
    return form.group(4) == null
        ? date
        : date + "T" + form.group(5) + ":" + form.group(6) + ":" + seconds;
  }

  @Override
  public String toString() {
    return "CdaHead[masked]";
  }
}
