package org.anjuan.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a Chinese name may be typed in Latin letters: whole, by initials, and in parts, with every
 * reading of every character, since a surname is often read unlike the same character elsewhere (单
 * shan, 曾 zeng, 仇 qiu, 解 xie).
 *
 * @param whole all syllables joined, and all initials joined
 * @param parts surname, given name and single syllables
 */
record NameReadings(Set<String> whole, Set<String> parts) {

  private static final NameReadings NONE = new NameReadings(Set.of(), Set.of());
  private static final int MAX_CHARACTERS = 8;
  private static final int MAX_READINGS = 96;

  NameReadings {
    whole = Set.copyOf(whole);
    parts = Set.copyOf(parts);
  }

  static NameReadings of(String name) {
    int[] characters =
        name.codePoints().filter(Character::isIdeographic).limit(MAX_CHARACTERS).toArray();
    if (characters.length == 0) {
      return NONE;
    }
    List<List<String>> names = List.of(List.of());
    for (int c : characters) {
      names = extend(names, syllables(c));
    }
    var whole = new LinkedHashSet<String>();
    var parts = new LinkedHashSet<String>();
    for (var syllables : names) {
      whole.add(String.join("", syllables));
      whole.add(initials(syllables));
      parts.addAll(syllables);
      for (int cut = 1; cut < syllables.size(); cut++) {
        parts.add(String.join("", syllables.subList(0, cut)));
        parts.add(String.join("", syllables.subList(cut, syllables.size())));
      }
    }
    return new NameReadings(whole, parts);
  }

  private static List<List<String>> extend(List<List<String>> names, Set<String> syllables) {
    var longer = new ArrayList<List<String>>();
    for (var name : names) {
      for (var syllable : syllables) {
        if (longer.size() < MAX_READINGS) {
          var next = new ArrayList<>(name);
          next.add(syllable);
          longer.add(next);
        }
      }
    }
    return longer.isEmpty() ? names : longer;
  }

  private static String initials(List<String> syllables) {
    var initials = new StringBuilder();
    syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
    return initials.toString();
  }

  /** Without tones; ü is typed as v or as u. */
  private static Set<String> syllables(int character) {
    var syllables = new LinkedHashSet<String>();
    if (Character.isBmpCodePoint(character)) {
      for (var reading : PinyinHelper.toPinyinList((char) character, PinyinStyleEnum.DEFAULT)) {
        var decomposed =
            Normalizer.normalize(reading.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var typed = decomposed.replace("u\u0308", "v").replaceAll("[^a-z]", "");
        if (!typed.isEmpty()) {
          syllables.add(typed);
          syllables.add(typed.replace('v', 'u'));
        }
      }
    }
    return syllables;
  }
}
