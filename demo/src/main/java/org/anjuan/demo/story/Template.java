package org.anjuan.demo.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Text with {@code {name}} for what is known of the patient and {@code «a|b|c»} for wordings of
 * which one is chosen.
 *
 * <p>An unknown name is a fault of the library and refused.
 */
public final class Template {

  private Template() {}

  public static String fill(String text, Map<String, String> known, Dice dice) {
    var filled = new StringBuilder(text.length() + 64);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '«') {
        var choices = new ArrayList<String>();
        at = choices(text, at + 1, choices);
        filled.append(fill(dice.pick(choices), known, dice));
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        String name = text.substring(at + 1, end);
        String value = known.get(name);
        if (value == null) throw new IllegalArgumentException("unknown {" + name + "} in: " + text);
        filled.append(value);
        at = end + 1;
      } else {
        filled.append(c);
        at++;
      }
    }
    return filled.toString();
  }

  /**
   * Collects the wordings up to the closing mark, which may themselves hold choices; returns where
   * the text goes on.
   */
  private static int choices(String text, int start, List<String> choices) {
    int depth = 1;
    int from = start;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '«') depth++;
      if (c == '»') depth--;
      if (depth == 0 || depth == 1 && c == '|') {
        choices.add(text.substring(from, at));
        from = at + 1;
      }
      if (depth == 0) return at + 1;
    }
    throw new IllegalArgumentException("« without » in: " + text);
  }
}
