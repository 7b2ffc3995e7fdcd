package org.anjuan.archive.format;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of one page.
 *
 * @param page counts from 1
 * @param lines in reading order
 * @param width of the page in points, or in pixels for images; 0 where unknown
 */
public record PageText(
    int page, TextOrigin origin, List<TextLine> lines, double width, double height) {

  public PageText {
    lines = List.copyOf(lines);
  }

  /** All lines, one below the other. */
  public String text() {
    return lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
  }

  /** The mean confidence of recognised text, each line counted by its length. */
  public OptionalDouble confidence() {
    double sum = 0;
    int characters = 0;
    for (var line : lines) {
      @Nullable Double confidence = line.confidence();
      if (confidence != null) {
        sum += confidence * line.text().length();
        characters += line.text().length();
      }
    }
    return characters == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / characters);
  }
}
