package org.anjuan.ingest.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What bytes are, by themselves; a name decides only between containers that begin alike. */
@Component
class TypeDetector {
  static final int PREFIX = 64 * 1024;

  private static final String OFD = "application/ofd";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String BINARY_WORD = "application/msword";
  private static final String TEXT = "text/plain";
  private static final String XML = "application/xml";
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Pattern CDA = Pattern.compile("<([\\w.-]+:)?ClinicalDocument[\\s>]");

  private final Tika tika = new Tika();

  String detect(byte[] prefix, @Nullable String fileName) {
    if (prefix.length == 0) {
      return "application/x-empty";
    }
    var name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
    var plain = plain(prefix);
    var found = plain == null ? tika.detect(prefix) : plain;
    return switch (found) {
      case "application/zip" -> container(prefix, name, found);
      case "application/x-tika-msoffice" -> office(prefix, name, found);
      case "image/x-ms-bmp", "image/x-bmp" -> "image/bmp";
      case "application/mp4", "video/x-m4v" -> "video/mp4";
      case "application/x-matroska" -> matroska(prefix);
      case "video/x-ms-asf", "application/vnd.ms-asf" -> "video/x-ms-wmv";
      case "video/avi" -> "video/x-msvideo";
      case "application/rtf", "text/rtf" -> "application/rtf";
      case TEXT, "text/xml", XML ->
          looksLikeCda(prefix) ? XML : found.equals("text/xml") ? XML : found;
      case "application/octet-stream" -> unknown(prefix);
      default -> found;
    };
  }

  // Most of what comes: who compares it with hundreds of heads finds the same, milliseconds later.
  private static @Nullable String plain(byte[] prefix) {
    var head = new String(prefix, 0, Math.min(prefix.length, 8), StandardCharsets.ISO_8859_1);
    if (head.startsWith("%PDF-")) {
      return "application/pdf";
    }
    return head.startsWith("\u00ff\u00d8\u00ff") ? "image/jpeg" : null;
  }

  // OFD is a ZIP with OFD.xml in its root (GB/T 33190-2016, 5.2); the worker looks closer.
  private static String container(byte[] prefix, String name, String found) {
    var names = new String(prefix, StandardCharsets.ISO_8859_1);
    if (names.contains("OFD.xml") || name.endsWith(".ofd")) {
      return OFD;
    }
    return names.contains("word/") || name.endsWith(".docx") ? WORD : found;
  }

  // An OLE container's names are in UTF-16, often behind what we see of it.
  private static String office(byte[] prefix, String name, String found) {
    var names = new String(prefix, StandardCharsets.ISO_8859_1);
    boolean word = names.contains("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0");
    return word || name.endsWith(".doc") ? BINARY_WORD : found;
  }

  private static String matroska(byte[] prefix) {
    var head = new String(prefix, 0, Math.min(prefix.length, 64), StandardCharsets.ISO_8859_1);
    return head.contains("webm") ? "video/webm" : "video/x-matroska";
  }

  private static boolean looksLikeCda(byte[] prefix) {
    return CDA.matcher(new String(prefix, StandardCharsets.ISO_8859_1)).find();
  }

  private static String unknown(byte[] prefix) {
    if (prefix.length > 3 * 188
        && prefix[0] == 0x47
        && prefix[188] == 0x47
        && prefix[376] == 0x47) {
      return "video/mp2t";
    }
    if (prefix.length > 4
        && prefix[0] == 0
        && prefix[1] == 0
        && prefix[2] == 1
        && ((prefix[3] & 255) == 0xba || (prefix[3] & 255) == 0xb3)) {
      return "video/mpeg";
    }
    if (isBigTiff(prefix)) {
      return "image/tiff";
    }
    if (isBareDicom(prefix)) {
      return "application/dicom";
    }
    return isChineseText(prefix) ? TEXT : "application/octet-stream";
  }

  /** TIFF with offsets of 64 bits: version 43 in either order of bytes. */
  private static boolean isBigTiff(byte[] prefix) {
    var head = new String(prefix, 0, Math.min(prefix.length, 8), StandardCharsets.ISO_8859_1);
    return head.equals("II+\0\b\0\0\0") || head.equals("MM\0+\0\b\0\0");
  }

  /** Without its preamble it begins with the first elements of group 8; the worker looks closer. */
  private static boolean isBareDicom(byte[] prefix) {
    return prefix.length > 132
        && prefix[0] == 8
        && prefix[1] == 0
        && prefix[2] <= 0x18
        && prefix[3] == 0
        && new String(prefix, 0, Math.min(prefix.length, 400), StandardCharsets.ISO_8859_1)
            .contains("1.2.840.10008.");
  }

  /** Text in GB18030, which looks like anything to who does not know it. */
  private static boolean isChineseText(byte[] prefix) {
    var decoded = CharBuffer.allocate(prefix.length);
    // The last character may be cut in two.
    var end = GB18030.newDecoder().decode(ByteBuffer.wrap(prefix), decoded, false);
    return !end.isError()
        && decoded
            .flip()
            .chars()
            .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
  }
}
