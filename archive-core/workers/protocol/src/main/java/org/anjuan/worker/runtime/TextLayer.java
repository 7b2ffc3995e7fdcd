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
 * @param western signs and accented letters: a few in any text, most of it where numbers of glyphs
 *     were taken for characters
 */
public record TextLayer(int readable, int rubbish, int western) {

  /** Fewer than this, and a page that is mostly picture is taken for a scan. */
  private static final int FEW = 100;

  /** Pictures on this share of the page make it mostly picture. */
  private static final double MOSTLY = 0.6;

  private static final double TOO_WESTERN = 0.35;

  public static TextLayer of(List<Line> lines) {
    int readable = 0;
    int rubbish = 0;
    int western = 0;
    for (var line : lines) {
      for (int c : line.text().codePoints().toArray()) {
        if (isRubbish(c)) {
          rubbish++;
        } else if (!Character.isWhitespace(c)) {
          readable++;
          western += c >= 0x80 && c <= 0xff ? 1 : 0;
        }
      }
    }
    return new TextLayer(readable, rubbish, western);
  }

  /**
   * @param pictures the share of the page that pictures cover
   */
  public boolean isUsable(double pictures) {
    if (readable == 0 || rubbish > readable / 2 || western > TOO_WESTERN * readable) {
      return false;
    }
    return readable >= FEW || pictures < MOSTLY;
  }

  private static boolean isRubbish(int c) {
    return c == 0xfffd
        || Character.isISOControl(c) && !Character.isWhitespace(c)
        || Character.getType(c) == Character.PRIVATE_USE;
  }
}
