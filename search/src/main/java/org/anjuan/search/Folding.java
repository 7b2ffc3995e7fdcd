package org.anjuan.search;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes no difference in a search: full and half width, compatibility forms (Ⅱ, ㎎, Kangxi
 * radicals that PDF fonts leave behind), traditional and simplified characters, and white space,
 * since lines of a PDF wrap in the middle of a word. The same table is the index's {@code mapping}
 * character filter, which keeps the offsets of the original.
 */
final class Folding {

  private static final String TRADITIONAL = "/data/dictionary/TSCharacters.txt";

  /**
   * Blocks in which Unicode's compatibility decomposition is what a reader would call the same
   * text.
   */
  private static final int[][] COMPATIBLE = {
    {0x2100, 0x218F},
    {0x2460, 0x24FF},
    {0x2E80, 0x2FDF},
    {0x3200, 0x33FF},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFFEF}
  };

  private static final int[] INVISIBLE = {
    '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0xAD, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F,
    0x2060, 0x3000, 0xFEFF
  };

  private final Map<Integer, String> table = new HashMap<>();
  private final Map<Integer, String> invisible = new HashMap<>();

  /**
   * The same for characters of the basic plane, by code; null: the character stays. Texts are
   * folded for each excerpt.
   */
  private final @Nullable String[] basic = new String[Character.MAX_VALUE + 1];

  Folding() {
    addTraditional();
    addCompatible();
    for (int c : INVISIBLE) {
      invisible.put(c, "");
    }
    for (int c = 0x2000; c <= 0x200F; c++) {
      invisible.put(c, "");
    }
    table.keySet().removeAll(invisible.keySet());
    for (int c = 0; c < basic.length; c++) {
      basic[c] = lower(c);
    }
  }

  private void addTraditional() {
    try (var in = ZhConverterUtil.class.getResourceAsStream(TRADITIONAL)) {
      if (in == null) {
        throw new IllegalStateException("opencc4j without " + TRADITIONAL);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .forEach(this::addTraditional);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table.replaceAll(
        (from, to) -> table.getOrDefault(to.codePointAt(0), to)); // 甲→乙, 乙→丙: both are 丙
    table.entrySet().removeIf(rule -> rule.getKey() == rule.getValue().codePointAt(0));
  }

  /**
   * A line is a character, white space, and its simplified forms. Of several the first other one is
   * taken: here, more is the same.
   */
  private void addTraditional(String line) {
    var parts = line.strip().split("\\s+");
    if (parts.length < 2 || parts[0].codePointCount(0, parts[0].length()) != 1) {
      return;
    }
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].equals(parts[0]) && parts[i].codePointCount(0, parts[i].length()) == 1) {
        table.put(parts[0].codePointAt(0), parts[i]);
        return;
      }
    }
  }

  private void addCompatible() {
    for (int[] block : COMPATIBLE) {
      for (int c = block[0]; c <= block[1]; c++) {
        var plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        var folded = new StringBuilder();
        plain
            .codePoints()
            .filter(p -> !Character.isWhitespace(p))
            .forEach(p -> folded.append(table.getOrDefault(p, Character.toString(p))));
        if (Character.isDefined(c)
            && !folded.isEmpty()
            && !folded.toString().equals(Character.toString(c))) {
          table.put(c, folded.toString());
        }
      }
    }
  }

  /** As the index sees a text, letters in lower case. */
  String fold(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> foldTo(folded, c));
    return folded.toString();
  }

  void foldTo(StringBuilder folded, int character) {
    if (character >= basic.length) {
      var other = lower(character);
      folded.append(other == null ? Character.toString(character) : other);
      return;
    }
    var other = basic[character];
    if (other == null) {
      folded.append((char) character);
    } else {
      folded.append(other);
    }
  }

  private @Nullable String lower(int character) {
    if (invisible.containsKey(character)) {
      return "";
    }
    var plain = table.getOrDefault(character, Character.toString(character));
    var lower = new StringBuilder();
    plain.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.length() == 1 && lower.charAt(0) == character ? null : lower.toString();
  }

  /** Rules of the {@code mapping} character filter that keeps white space. */
  List<String> rules() {
    return new TreeMap<>(table).entrySet().stream().map(Folding::rule).toList();
  }

  /** Rules of the {@code mapping} character filter that also drops white space. */
  List<String> rulesWithoutSpace() {
    var all = new TreeMap<>(table);
    all.putAll(invisible);
    return all.entrySet().stream().map(Folding::rule).toList();
  }

  private static String rule(Map.Entry<Integer, String> rule) {
    return escape(Character.toString(rule.getKey())) + "=>" + escape(rule.getValue());
  }

  /**
   * Every UTF-16 unit as an escape: what a rule means never depends on what is trimmed or special.
   */
  private static String escape(String text) {
    var escaped = new StringBuilder(text.length() * 6);
    text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
    return escaped.toString();
  }
}
