package org.anjuan.worker.recognition;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts spaces where a line of Chinese has gaps: fields that stand beside each other in one line are
 * set apart by white space, which the model does not read as a character.
 *
 * <p>Chinese is set at an even pitch, so a gap is a step that is longer than the two characters on
 * its sides make it. Lines without enough Chinese to tell the pitch are left as they are: the model
 * reads spaces between Latin words itself.
 */
final class Gaps {

  private static final int FEWEST_STEPS = 3;

  /** In parts of the pitch: more than this beside what the two characters take is a gap. */
  private static final double GAP = 0.65;

  /** The model sees narrow signs in their middle, and wide punctuation at its ink, on one side. */
  private static final double NARROW_HALF = 0.25;

  private static final double WIDE_HALF = 0.5;
  private static final double BESIDE_INK = 0.85;

  /**
   * What was read where.
   *
   * @param at the column of the model's output in which it was first seen
   */
  record Sign(String text, int at) {

    boolean isHan() {
      return Character.isIdeographic(text.codePointAt(0));
    }

    private boolean isWide() {
      return text.codePointAt(0) >= 0x2e80;
    }

    /** What it takes to either side, in parts of the pitch. */
    private double half() {
      return !isWide() ? NARROW_HALF : isHan() ? WIDE_HALF : BESIDE_INK;
    }
  }

  private Gaps() {}

  static String text(List<Sign> signs) {
    double pitch = pitch(signs);
    var text = new StringBuilder();
    Sign before = null;
    for (var sign : signs) {
      if (before != null && pitch > 0 && isGap(before, sign, pitch)) {
        text.append(' ');
      }
      text.append(sign.text());
      before = sign;
    }
    return text.toString().strip();
  }

  private static boolean isGap(Sign before, Sign sign, double pitch) {
    double taken = before.half() + sign.half();
    return !before.text().isBlank()
        && !sign.text().isBlank()
        && (before.isWide() || sign.isWide())
        && sign.at() - before.at() > pitch * (taken + GAP);
  }

  /** The middle step from one Chinese character to the next; 0 where there are too few. */
  private static double pitch(List<Sign> signs) {
    var steps = new ArrayList<Integer>();
    for (int i = 1; i < signs.size(); i++) {
      if (signs.get(i - 1).isHan() && signs.get(i).isHan()) {
        steps.add(signs.get(i).at() - signs.get(i - 1).at());
      }
    }
    steps.sort(null);
    return steps.size() < FEWEST_STEPS ? 0 : steps.get(steps.size() / 2);
  }
}
