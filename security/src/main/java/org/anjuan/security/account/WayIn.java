package org.anjuan.security.account;

import java.util.Map;

/**
 * Which way somebody comes in.
 *
 * @param name as the audit trail names it; empty for the archive's own passwords
 * @param marks what the session shall keep of it
 */
public record WayIn(String name, Map<String, String> marks) {
  public static final WayIn PASSWORD = new WayIn("", Map.of());

  public WayIn {
    marks = Map.copyOf(marks);
  }

  /** By a password of the archive's own. */
  public boolean isOwn() {
    return name.isEmpty();
  }

  @Override
  public String toString() {
    return "WayIn[" + name + "]";
  }
}
