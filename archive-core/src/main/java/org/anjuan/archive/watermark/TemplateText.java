package org.anjuan.archive.watermark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anjuan.archive.format.PageStamp;
import org.anjuan.archive.platform.InvalidValue;

/**
 * The lines of a visible watermark, with placeholders in braces. They name the one who looks, by
 * name or number, and the time: a watermark that says neither would not be one.
 */
public record TemplateText(List<String> lines) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]*)}");
  private static final Set<String> KNOWN =
      Set.of("hospital", "name", "number", "department", "time", "address", "record");

  /** Shorter than what is burnt in: values take more room than their placeholders. */
  private static final int LONGEST_LINE = 60;

  private static final int MOST_LINES = 4;

  // After what its constructor needs.
  static final TemplateText DEFAULT =
      new TemplateText(List.of("{hospital}", "{name} {number}", "{time}"));

  public TemplateText {
    lines = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var text = String.join("\n", lines);
    boolean readable =
        lines.size() <= MOST_LINES
            && lines.stream().allMatch(line -> line.length() <= LONGEST_LINE)
            && lines.stream().noneMatch(line -> line.chars().anyMatch(TemplateText::isUnseen));
    boolean known =
        PLACEHOLDER.matcher(text).results().allMatch(found -> KNOWN.contains(found.group(1)));
    boolean says =
        (text.contains("{name}") || text.contains("{number}")) && text.contains("{time}");
    if (!readable || !known || !says) {
      throw new InvalidValue("lines");
    }
  }

  private static boolean isUnseen(int letter) {
    return Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT;
  }

  /** The lines as they are burnt in; what has no value leaves a blank. */
  List<String> filled(Map<String, String> values) {
    return lines.stream()
        .map(line ->
            PLACEHOLDER
                .matcher(line)
                .replaceAll(
                    found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), ""))))
        .map(line -> line.replaceAll(" {2,}", " ").strip())
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring(0, Math.min(line.length(), PageStamp.LONGEST_LINE)))
        .toList();
  }
}
