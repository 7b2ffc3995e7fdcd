package org.anjuan.ingest.collect.mapping;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Form;
import org.jspecify.annotations.Nullable;

/**
 * Where one field of a document's description comes from.
 *
 * @param target the field, as the interface for pushing spells it: {@code admissionNo}, {@code
 *     patient.name}, {@code encounter.dischargedAt}, {@code encounter.frontPage.JBDM}
 * @param expression a column's name, a JSONPath, an XPath, or the constant itself
 * @param match takes part of the value: its first group; a value that doesn't fit is none
 * @param dateFormat how the source writes this time, as in {@code yyyyMMddHHmmss}; {@code epoch}
 *     and {@code epochMillis} for numbers
 */
public record MetaField(
    String target,
    From from,
    String expression,
    @Nullable String match,
    @Nullable String dateFormat) {

  /** What is looked into. */
  public enum From {
    /** A column or top field of the source's entry; case makes no difference. */
    COLUMN,
    /** The JSON of the side-car, or of the source's entry where there is no side-car. */
    JSON,
    /** The XML of the side-car. */
    XML,
    CONSTANT
  }

  private static final Set<String> TARGETS =
      Set.of(
          "sourceSystem",
          "sourceDocumentId",
          "sourceVersion",
          "modifiedAt",
          "campus",
          "admissionNo",
          "visitNo",
          "recordNo",
          "category",
          "title",
          "author",
          "department",
          "createdAt",
          "sha256",
          "fileName",
          "patient.name",
          "patient.sex",
          "patient.birthDate",
          "patient.idNumber",
          "patient.phone",
          "encounter.kind",
          "encounter.admittedAt",
          "encounter.dischargedAt",
          "encounter.admissionDepartment",
          "encounter.department",
          "encounter.ward",
          "encounter.attending",
          "encounter.resident",
          "encounter.chief",
          "encounter.nurse",
          "encounter.disposition");
  private static final Pattern FRONT_PAGE =
      Pattern.compile("encounter\\.frontPage\\.[A-Z][0-9A-Za-z]{1,9}");

  public MetaField {
    if (target == null || !(isTarget(target) || FRONT_PAGE.matcher(target).matches())) {
      throw new InvalidValue("mapping.fields.target");
    }
    Form.present(from, "mapping.fields.from");
    Form.text(expression, 1, 300, "mapping.fields.expression");
    match = Form.optional(match, 300, "mapping.fields.match");
    if (match != null && Form.regex(match, "mapping.fields.match").matcher("").groupCount() < 1) {
      throw new InvalidValue("mapping.fields.match");
    }
    dateFormat = Form.optional(dateFormat, 60, "mapping.fields.dateFormat");
    checkFormat(dateFormat);
    switch (from) {
      case JSON -> checkJsonPath(expression);
      case XML -> XmlSideCar.check(expression);
      case COLUMN, CONSTANT -> {}
    }
  }

  static boolean isTarget(String name) {
    return TARGETS.contains(name);
  }

  /** All fields that can be filled but the front page's. */
  public static Set<String> targets() {
    return TARGETS;
  }

  private static void checkFormat(@Nullable String format) {
    if (format == null || format.startsWith("epoch")) {
      return;
    }
    try {
      var unused = DateTimeFormatter.ofPattern(format);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("mapping.fields.dateFormat");
    }
  }

  private static void checkJsonPath(String expression) {
    try {
      JsonPath.compile(expression);
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw new InvalidValue("mapping.fields.expression");
    }
  }
}
