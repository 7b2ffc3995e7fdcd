package org.anjuan.worker.runtime;

import java.util.List;
import org.anjuan.worker.protocol.Line;

/**
 * Whether the text that a page holds is what one reads on it.
 *
 * <p>A scanned page often has a line of text over it (a header, the scanner's name), and fonts
 * without a table of characters give rubbish; both have to be recognised from the picture.
 *
 * @param readable characters
 * @param rubbish characters that stand for nothing
 */
public record TextLayer(int readable, int rubbish) {

  /** Fewer than this, and a page that is mostly picture is taken for a scan. */
  private static final int FEW = 100;

  /** Pictures on this share of the page make it mostly picture. */
  private static final double MOSTLY = 0.6;

  public static TextLayer of(List<Line> lines) {
    int[] counts = new int[2];
    lines.forEach(line ->
        line.text()
            .codePoints()
            .filter(c -> !Character.isWhitespace(c))
            .forEach(c -> counts[isRubbish(c) ? 1 : 0]++));
    return new TextLayer(counts[0], counts[1]);
  }

  /**
   * @param pictures the share of the page that pictures cover
   */
  public boolean isUsable(double pictures) {
    if (readable == 0 || rubbish > readable / 2) {
      return false;
    }
    return readable >= FEW || pictures < MOSTLY;
  }

  private static boolean isRubbish(int c) {
    return c == 0xfffd
        || Character.isISOControl(c)
        || Character.getType(c) == Character.PRIVATE_USE;
  }
}
