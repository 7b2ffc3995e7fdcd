package org.anjuan.worker.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of HL7's data types as people read them. */
final class CdaValues {

  private CdaValues() {}

  /** The name of something coded: as displayed, as originally written, or its code. */
  static String name(XmlTree code) {
    return Stream.of(
            code.attribute("displayName"),
            code.child("originalText").map(XmlTree::text).orElse(""),
            code.attribute("code"))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** A point in time or an interval: {@code 20260221083000} becomes {@code 2026-02-21 08:30}. */
  static String time(XmlTree time) {
    var at = time(time.attribute("value"));
    if (!at.isEmpty()) {
      return at;
    }
    var low = time.child("low").map(end -> time(end.attribute("value"))).orElse("");
    var high = time.child("high").map(end -> time(end.attribute("value"))).orElse("");
    return low.isEmpty() && high.isEmpty() ? "" : low + " 至 " + high;
  }

  static String time(String value) {
    if (!value.matches("\\d{4,14}.*")) {
      return value;
    }
    var digits = value.replaceAll("[^\\d].*", "");
    var text = new StringBuilder(digits.substring(0, 4));
    List.of("-", "-", " ", ":", ":")
        .forEach(mark -> {
          int from = 4 + 2 * ((text.length() - 4) / 3);
          if (digits.length() >= from + 2) {
            text.append(mark).append(digits, from, from + 2);
          }
        });
    return text.toString().replaceAll(":00$", "").replaceAll(" \\d\\d$", "");
  }

  static String value(XmlTree value) {
    var type = value.attribute("type").replaceAll(".*:", "");
    return switch (type) {
      case "CD", "CE", "CO", "CV", "CS" -> name(value);
      case "TS" -> time(value.attribute("value"));
      case "IVL_TS" -> time(value);
      case "BL" ->
          switch (value.attribute("value")) {
            case "true" -> "是";
            case "false" -> "否";
            default -> "";
          };
      case "IVL_PQ", "RTO_PQ_PQ", "RTO" ->
          value.children().map(CdaValues::quantity).collect(Collectors.joining(" – "));
      default -> {
        var text = value.text();
        yield text.isEmpty() ? quantity(value).isEmpty() ? name(value) : quantity(value) : text;
      }
    };
  }

  private static String quantity(XmlTree value) {
    return (value.attribute("value") + " " + value.attribute("unit")).strip();
  }

  /** Names have parts in some countries and none in others. */
  static String person(XmlTree name) {
    var parts =
        name.children()
            .map(XmlTree::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return parts.isEmpty() ? name.text() : parts;
  }
}
