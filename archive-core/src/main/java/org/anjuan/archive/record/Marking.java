package org.anjuan.archive.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.anjuan.archive.access.TagRules.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * Where a record's tags and its confidentiality come from. What people say by hand goes before what
 * rules say, in either direction.
 *
 * @param tags what people said, one entry a tag
 * @param level what people said; null: nothing
 * @param byRule tags that rules give
 * @param levelByRule the least confidentiality that rules give
 */
public record Marking(
    List<TagMark> tags, @Nullable Level level, List<String> byRule, int levelByRule) {

  public static final Marking NONE = new Marking(List.of(), null, List.of(), 0);

  /**
   * A tag, by hand.
   *
   * @param given false: taken away, though a rule may give it
   */
  public record TagMark(String tag, boolean given, String by, Instant at, String reason) {}

  /** A confidentiality, by hand. */
  public record Level(int value, String by, Instant at, String reason) {}

  public Marking {
    tags = List.copyOf(tags);
    byRule = List.copyOf(byRule);
  }

  Marking with(TagMark mark) {
    var all = new ArrayList<>(tags);
    all.removeIf(held -> held.tag().equals(mark.tag()));
    if (mark.given() != byRule.contains(mark.tag())) {
      all.add(mark);
    }
    return new Marking(all, level, byRule, levelByRule);
  }

  /** Null gives the level back to the rules. */
  Marking with(@Nullable Level newLevel) {
    return new Marking(tags, newLevel, byRule, levelByRule);
  }

  Marking judged(Judgement judgement) {
    return new Marking(
        tags, level, judgement.tags().stream().sorted().toList(), judgement.confidentiality());
  }

  List<String> effectiveTags() {
    var all = new TreeSet<>(byRule);
    for (var mark : tags) {
      if (mark.given()) {
        all.add(mark.tag());
      } else {
        all.remove(mark.tag());
      }
    }
    return List.copyOf(all);
  }

  int effectiveLevel() {
    return level == null ? levelByRule : level.value();
  }
}
