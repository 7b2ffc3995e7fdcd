package org.anjuan.worker.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Text of DICOM: one character set, or several with escapes between them (PS3.3 C.12.1.1.2). */
final class CharacterSets {

  private static final byte ESCAPE = 0x1b;

  private static final Map<String, String> SINGLE =
      Map.ofEntries(
          Map.entry("ISO_IR 100", "ISO-8859-1"),
          Map.entry("ISO_IR 101", "ISO-8859-2"),
          Map.entry("ISO_IR 109", "ISO-8859-3"),
          Map.entry("ISO_IR 110", "ISO-8859-4"),
          Map.entry("ISO_IR 144", "ISO-8859-5"),
          Map.entry("ISO_IR 127", "ISO-8859-6"),
          Map.entry("ISO_IR 126", "ISO-8859-7"),
          Map.entry("ISO_IR 138", "ISO-8859-8"),
          Map.entry("ISO_IR 148", "ISO-8859-9"),
          Map.entry("ISO_IR 13", "JIS_X0201"),
          Map.entry("ISO_IR 166", "TIS-620"),
          Map.entry("ISO_IR 192", "UTF-8"),
          Map.entry("GB18030", "GB18030"),
          Map.entry("GBK", "GBK"),
          Map.entry("ISO 2022 IR 58", "GB2312"),
          Map.entry("ISO 2022 IR 149", "EUC-KR"));

  private static final Map<String, String> ESCAPES =
      Map.ofEntries(
          Map.entry("$B", "x-JIS0208"),
          Map.entry("$(D", "JIS_X0212-1990"),
          Map.entry("$)C", "EUC-KR"),
          Map.entry("$)A", "GB2312"),
          Map.entry(")I", "JIS_X0201"),
          Map.entry("(J", "JIS_X0201"),
          Map.entry("(B", "US-ASCII"),
          Map.entry("-A", "ISO-8859-1"),
          Map.entry("-B", "ISO-8859-2"),
          Map.entry("-L", "ISO-8859-5"),
          Map.entry("-G", "ISO-8859-6"),
          Map.entry("-F", "ISO-8859-7"),
          Map.entry("-H", "ISO-8859-8"),
          Map.entry("-M", "ISO-8859-9"));

  private static final Set<String> PLAIN =
      Set.of("AE", "AS", "CS", "DA", "DS", "DT", "IS", "TM", "UI");

  private final Charset first;

  private CharacterSets(Charset first) {
    this.first = first;
  }

  static CharacterSets of(String declared) {
    var name = declared.split("\\\\", -1)[0].strip();
    var single = SINGLE.get(name.replace("ISO 2022 IR ", "ISO_IR "));
    return new CharacterSets(charset(single == null ? SINGLE.getOrDefault(name, "") : single));
  }

  private static Charset charset(String name) {
    // Some runtimes lack the rarer ones; and who declares none often writes UTF-8 all the same.
    return !name.isEmpty() && Charset.isSupported(name)
        ? Charset.forName(name)
        : StandardCharsets.UTF_8;
  }

  static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "").strip();
  }

  String decode(Element element) {
    if (PLAIN.contains(element.representation())) {
      return ascii(element.bytes());
    }
    var bytes = element.bytes();
    var text = new StringBuilder();
    var charset = first;
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == ESCAPE) {
        text.append(new String(bytes, from, i - from, charset));
        int length = bytes.length > i + 2 && bytes[i + 1] == '$' && bytes[i + 2] != 'B' ? 3 : 2;
        var escape =
            new String(
                bytes, i + 1, Math.min(length, bytes.length - i - 1), StandardCharsets.US_ASCII);
        charset = escaped(escape);
        i += length;
        from = Math.min(bytes.length, i + 1);
      }
    }
    text.append(new String(bytes, from, bytes.length - from, charset));
    var decoded = text.toString().replace("\0", "");
    return element.representation().equals("PN") ? person(decoded) : decoded;
  }

  private Charset escaped(String escape) {
    var name = ESCAPES.get(escape);
    return name == null ? first : charset(name);
  }

  /** Alphabetic, ideographic and phonetic writing, family and given name apart. */
  private static String person(String name) {
    return String.join(" ", name.replace('^', ' ').split("=")).replaceAll(" +", " ").strip();
  }
}
