package org.anjuan.archive.paper;

import java.util.Optional;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.StayNumber;

/**
 * What our bar codes say. Written as text in Code 128 or QR, the parts separated by {@code /}: a
 * label on a record, or a sheet that separates what lies behind it.
 */
public sealed interface PaperCode {

  /** Stuck on a record: {@code AJL/campus/admission number/visit}. */
  record Label(StayNumber stay) implements PaperCode {
    @Override
    public String text() {
      return "AJL/" + written(stay);
    }
  }

  /** What follows belongs to this category: {@code AJS/C/category}. */
  record CategorySheet(CategoryCode category) implements PaperCode {
    @Override
    public String text() {
      return "AJS/C/" + category.value();
    }
  }

  /** What follows belongs to this record: {@code AJS/R/campus/admission number/visit}. */
  record RecordSheet(StayNumber stay) implements PaperCode {
    @Override
    public String text() {
      return "AJS/R/" + written(stay);
    }
  }

  /** As it is written in the bar code. */
  String text();

  private static String written(StayNumber stay) {
    return stay.campus().value() + "/" + stay.admissionNo() + "/" + stay.visitNo();
  }

  /** What a bar code says; empty when it is none of ours. */
  static Optional<PaperCode> of(String text) {
    var parts = text.strip().split("/", -1);
    try {
      return switch (parts[0]) {
        case "AJL" -> parts.length == 4 ? Optional.of(new Label(stay(parts, 1))) : Optional.empty();
        case "AJS" -> sheet(parts);
        default -> Optional.empty();
      };
    } catch (InvalidValue | NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  private static Optional<PaperCode> sheet(String[] parts) {
    if (parts.length == 3 && parts[1].equals("C")) {
      return Optional.of(new CategorySheet(new CategoryCode(parts[2])));
    }
    if (parts.length == 5 && parts[1].equals("R")) {
      return Optional.of(new RecordSheet(stay(parts, 2)));
    }
    return Optional.empty();
  }

  private static StayNumber stay(String[] parts, int from) {
    return new StayNumber(
        new CampusCode(parts[from]), parts[from + 1], Integer.parseInt(parts[from + 2]));
  }
}
