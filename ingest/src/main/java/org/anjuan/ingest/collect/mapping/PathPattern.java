package org.anjuan.ingest.collect.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * A path with named parts: {@code
 * {admissionNo}_{visitNo}/{category}_{sourceDocumentId}[_v{sourceVersion}].{ext}}.
 *
 * <p>{@code {name}} is a part within one folder's or file's name, {@code {*}} one that nobody asks
 * for, {@code {**}} any number of folders, and what stands in brackets may be missing. All else is
 * taken to the letter. Parts are as short as they can be, numbers as long.
 */
public final class PathPattern {
  private static final int LONGEST_PATH = 500;
  private static final int LONGEST_NUMBER = 9;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\{(?<name>[A-Za-z]+|\\*\\*|\\*)}|(?<bracket>[\\[\\]])|(?<text>[^\\[\\]{}]+)");
  private static final Set<String> NUMBERS = Set.of("visitNo", "sourceVersion");

  private final List<Token> tokens;

  private PathPattern(List<Token> tokens) {
    this.tokens = tokens;
  }

  private sealed interface Token {}

  private record Text(String text) implements Token {}

  private record Part(String name) implements Token {}

  /** What may be missing, up to the token behind it. */
  private record Perhaps(int behind) implements Token {}

  /**
   * Compiles a pattern.
   *
   * @throws InvalidValue when it is none
   */
  public static PathPattern of(String text, String field) {
    if (text.isBlank() || text.length() > 300) {
      throw new InvalidValue(field);
    }
    var tokens = new ArrayList<Token>();
    var names = new HashSet<String>();
    var open = -1;
    var token = TOKEN.matcher(text);
    for (var at = 0; at < text.length(); at = token.end()) {
      if (!token.find(at) || token.start() != at) {
        throw new InvalidValue(field);
      }
      if (token.group("text") != null) {
        tokens.add(new Text(token.group("text")));
      } else if (token.group("name") != null) {
        tokens.add(part(token.group("name"), names, field));
      } else if (token.group("bracket").equals("[") == (open >= 0)) {
        throw new InvalidValue(field);
      } else if (open < 0) {
        open = tokens.size();
        tokens.add(new Perhaps(open));
      } else {
        tokens.set(open, new Perhaps(tokens.size()));
        open = -1;
      }
    }
    if (open >= 0) {
      throw new InvalidValue(field);
    }
    return new PathPattern(List.copyOf(tokens));
  }

  private static Token part(String name, Set<String> names, String field) {
    var named = !name.startsWith("*");
    if (named && !(names.add(name) && (name.equals("ext") || MetaField.isTarget(name)))) {
      throw new InvalidValue(field);
    }
    return new Part(name);
  }

  /** The named parts of a path; empty when it doesn't fit. */
  public Optional<Map<String, String>> read(String path) {
    if (path.length() > LONGEST_PATH) {
      return Optional.empty();
    }
    var reading = new Reading(path);
    return reading.fits(0, 0) ? Optional.of(reading.parts()) : Optional.empty();
  }

  /**
   * One path being read. Where a rest did not fit once it never does: that is remembered, so that
   * no path takes longer than the square of its length.
   */
  private final class Reading {
    private final String path;
    private final BitSet inVain = new BitSet();
    private final List<Map.Entry<String, String>> found = new ArrayList<>();

    Reading(String path) {
      this.path = path;
    }

    boolean fits(int token, int at) {
      if (token == tokens.size()) {
        return at == path.length();
      }
      var place = token * (LONGEST_PATH + 1) + at;
      if (inVain.get(place)) {
        return false;
      }
      var fits =
          switch (tokens.get(token)) {
            case Text(var text) -> path.startsWith(text, at) && fits(token + 1, at + text.length());
            case Perhaps(var behind) -> fits(token + 1, at) || fits(behind, at);
            case Part(var name) when NUMBERS.contains(name) -> number(token, name, at);
            case Part(var name) -> part(token, name, at);
          };
      inVain.set(place, !fits);
      return fits;
    }

    private boolean part(int token, String name, int at) {
      var named = !name.startsWith("*");
      for (var end = named ? at + 1 : at; end <= path.length(); end++) {
        if (end > at && path.charAt(end - 1) == '/' && !name.equals("**")) {
          return false;
        }
        if (fits(token + 1, end)) {
          return note(name, at, end);
        }
      }
      return false;
    }

    private boolean number(int token, String name, int at) {
      var end = at;
      while (end < path.length() && end - at < LONGEST_NUMBER && isDigit(path.charAt(end))) {
        end++;
      }
      for (; end > at; end--) {
        if (fits(token + 1, end)) {
          return note(name, at, end);
        }
      }
      return false;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private boolean note(String name, int at, int end) {
      if (!name.startsWith("*")) {
        found.add(Map.entry(name, path.substring(at, end)));
      }
      return true;
    }

    /** They were noted from the last to the first. */
    Map<String, String> parts() {
      var parts = new LinkedHashMap<String, String>();
      found.reversed().forEach(part -> parts.put(part.getKey(), part.getValue()));
      return parts;
    }
  }
}
