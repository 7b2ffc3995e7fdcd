package org.anjuan.ingest.intake;

import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;

/** A source's texts: stripped, within their limits, or refused with their field. */
final class MetaText {
  private static final int LONGEST_TEXT = 300;

  /** What a decoder writes for bytes that it does not understand: no name has it. */
  private static final char UNDECODED = '\uFFFD';

  private MetaText() {}

  static <T> T parsed(String field, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, field);
    }
  }

  static String required(@Nullable String value, String field) {
    var text = text(value, field);
    if (text == null) {
      throw new MetaRefused(QuarantineReason.METADATA_MISSING, field);
    }
    return text;
  }

  static @Nullable String text(@Nullable String value, String field) {
    return value == null || value.isBlank() ? null : limited(value.strip(), field, LONGEST_TEXT);
  }

  static String limited(String value, String field, int longest) {
    if (value.length() > longest || value.chars().anyMatch(c -> isControl(c) || c == UNDECODED)) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, field);
    }
    return value;
  }

  private static boolean isControl(int c) {
    return c < ' ' && c != '\n' && c != '\t';
  }

  static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidValue e) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, e.field());
    }
  }
}
