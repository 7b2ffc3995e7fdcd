package org.anjuan.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What bytes are, by themselves; a name decides only between containers that begin alike. */
@Component
class TypeDetector {
  static final int PREFIX = 64 * 1024;

  private static final String OFD = "application/ofd";

  private final Tika tika = new Tika();

  String detect(byte[] prefix, @Nullable String fileName) {
    if (prefix.length == 0) {
      return "application/x-empty";
    }
    var found = tika.detect(prefix);
    if (found.equals("application/zip") && looksLikeOfd(prefix, fileName)) {
      return OFD;
    }
    return switch (found) {
      case "image/x-ms-bmp", "image/x-bmp" -> "image/bmp";
      case "application/mp4", "video/x-m4v" -> "video/mp4";
      default -> found;
    };
  }

  // OFD is a ZIP with OFD.xml in its root (GB/T 33190-2016, 5.2); the worker looks closer.
  private static boolean looksLikeOfd(byte[] prefix, @Nullable String fileName) {
    var named = fileName != null && fileName.toLowerCase(Locale.ROOT).endsWith(".ofd");
    return named || new String(prefix, StandardCharsets.ISO_8859_1).contains("OFD.xml");
  }
}
