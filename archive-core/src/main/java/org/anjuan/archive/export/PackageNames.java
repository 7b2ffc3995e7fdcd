package org.anjuan.archive.export;

import java.util.Locale;
import org.anjuan.archive.format.DocumentFormat;

/** Names of files in a package: what every system can write, and no two alike. */
final class PackageNames {
  private static final int LONGEST = 60;

  private PackageNames() {}

  static String file(String recordNo, int visit, int number, String title, DocumentFormat format) {
    return String.format(
        Locale.ROOT,
        "%s_%d/%04d_%s.%s",
        safe(recordNo),
        visit,
        number,
        safe(title),
        format.name().toLowerCase(Locale.ROOT));
  }

  private static String safe(String text) {
    var kept = text.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
    var cut = kept.substring(0, kept.offsetByCodePoints(0, codePoints(kept)));
    return cut.isEmpty() || cut.startsWith(".") ? "_" + cut : cut;
  }

  private static int codePoints(String text) {
    return Math.min(LONGEST, text.codePointCount(0, text.length()));
  }
}
