package org.anjuan.archive.format;

import java.util.Arrays;
import java.util.List;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.StampLook;

/**
 * What is burnt into a page: a few short lines, for instance who is looking at it and when, and
 * perhaps an invisible mark beneath them.
 */
public final class PageStamp {

  public static final int MOST_LINES = 6;
  public static final int LONGEST_LINE = 80;

  private final List<String> lines;
  private final Look look;
  private final byte[] chips;

  private PageStamp(List<String> lines, Look look, byte[] chips) {
    this.lines = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    this.look = look;
    this.chips = chips.clone();
    if (this.lines.isEmpty() || this.lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("a stamp has 1 to " + MOST_LINES + " lines");
    }
    if (this.lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
      throw new IllegalArgumentException(
          "a line of a stamp has at most " + LONGEST_LINE + " characters");
    }
  }

  public PageStamp(List<String> lines) {
    this(lines, Look.DEFAULT);
  }

  public PageStamp(List<String> lines, Look look) {
    this(lines, look, new byte[0]);
  }

  public List<String> lines() {
    return lines;
  }

  /**
   * The same with an invisible mark.
   *
   * @param chips as {@link org.anjuan.worker.drawing.MarkPattern} takes them
   */
  public PageStamp marked(byte[] chips) {
    return new PageStamp(lines, look, chips);
  }

  Overlay overlay() {
    return new Overlay(lines, look.forWorkers(), chips);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageStamp that
        && lines.equals(that.lines)
        && look.equals(that.look)
        && Arrays.equals(chips, that.chips);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /**
   * How the lines look.
   *
   * @param angle in degrees, anticlockwise
   * @param opacity of the ink, 0 to 1
   * @param size of the text, of the page's width
   * @param spacing between the repetitions, 1 as designed, larger is sparser
   * @param colour of the ink, {@code 0xRRGGBB}
   */
  public record Look(double angle, double opacity, double size, double spacing, int colour) {

    public static final Look DEFAULT = of(StampLook.DEFAULT);

    private static Look of(StampLook look) {
      return new Look(look.angle(), look.opacity(), look.size(), look.spacing(), look.colour());
    }

    StampLook forWorkers() {
      return new StampLook(angle, opacity, size, spacing, colour);
    }
  }
}
