package org.anjuan.archive.reconciliation;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * How a source is watched.
 *
 * @param name what people call it
 * @param silentAfterMinutes how long it may not be heard of before it counts as silent
 * @param watched whether its silence is told at all
 * @param version counts the changes; a change names the one it was made from, 0 for the first
 */
public record SourceWatch(
    String system, String name, int silentAfterMinutes, boolean watched, int version) {
  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_SILENCE = 366 * 24 * 60;

  public SourceWatch {
    if (system == null || !SYSTEM.matcher(system).matches()) {
      throw new InvalidValue("system");
    }
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidValue("name");
    }
    if (silentAfterMinutes < 1 || silentAfterMinutes > LONGEST_SILENCE) {
      throw new InvalidValue("silentAfterMinutes");
    }
  }
}
