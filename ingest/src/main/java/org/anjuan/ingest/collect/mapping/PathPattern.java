package org.anjuan.ingest.collect.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * A path with named parts: {@code
 * {admissionNo}_{visitNo}/{category}_{sourceDocumentId}[_v{sourceVersion}].{ext}}.
 *
 * <p>{@code {name}} is a part within one folder's or file's name, {@code {*}} one that nobody asks
 * for, {@code {**}} any number of folders, and what stands in brackets may be missing. All else is
 * taken to the letter.
 */
public final class PathPattern {
  private static final int LONGEST_PATH = 500;
  private static final int MOST_PARTS = 6;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\{(?<name>[A-Za-z]+|\\*\\*|\\*)}|(?<bracket>[\\[\\]])|(?<text>[^\\[\\]{}]+)");
  private static final Set<String> NUMBERS = Set.of("visitNo", "sourceVersion");

  private final Pattern pattern;
  private final List<String> names;

  private PathPattern(Pattern pattern, List<String> names) {
    this.pattern = pattern;
    this.names = names;
  }

  /**
   * Compiles a pattern.
   *
   * @throws InvalidValue when it is none
   */
  public static PathPattern of(String text, String field) {
    var regex = new StringBuilder();
    var names = new ArrayList<String>();
    var open = false;
    var parts = 0;
    var token = TOKEN.matcher(text);
    var at = 0;
    while (at < text.length()) {
      if (!token.find(at) || token.start() != at) {
        throw new InvalidValue(field);
      }
      at = token.end();
      if (token.group("text") != null) {
        parts = token.group("text").contains("/") ? 0 : parts;
        regex.append(Pattern.quote(token.group("text")));
      } else if (token.group("bracket") != null) {
        var opens = token.group("bracket").equals("[");
        if (opens == open) {
          throw new InvalidValue(field);
        }
        open = opens;
        regex.append(opens ? "(?:" : ")?");
      } else if (++parts > MOST_PARTS) { // more would take too long on a path made for it
        throw new InvalidValue(field);
      } else {
        regex.append(part(token, names, field));
      }
    }
    if (open || text.length() > 300 || text.isBlank()) {
      throw new InvalidValue(field);
    }
    return new PathPattern(Pattern.compile(regex.toString()), List.copyOf(names));
  }

  private static String part(Matcher token, List<String> names, String field) {
    var name = token.group("name");
    return switch (name) {
      case "*" -> "[^/]*?";
      case "**" -> ".*?";
      default -> {
        if (names.contains(name) || !(name.equals("ext") || MetaField.isTarget(name))) {
          throw new InvalidValue(field);
        }
        names.add(name);
        yield "(?<" + name + ">" + (NUMBERS.contains(name) ? "\\d{1,9}" : "[^/]+?") + ")";
      }
    };
  }

  /** The named parts of a path; empty when it doesn't fit. */
  public Optional<Map<String, String>> read(String path) {
    if (path.length() > LONGEST_PATH) {
      return Optional.empty();
    }
    var matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, String>();
    for (var name : names) {
      var value = matcher.group(name);
      if (value != null) {
        parts.put(name, value);
      }
    }
    return Optional.of(parts);
  }
}
