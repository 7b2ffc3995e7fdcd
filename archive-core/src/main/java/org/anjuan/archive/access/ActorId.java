package org.anjuan.archive.access;

import java.util.regex.Pattern;

/**
 * Who acts, as the audit trail keeps it: a log-in name, {@code token:…} for another system, {@code
 * system:…} for Anjuan's own work. Never given to someone else afterwards.
 */
public record ActorId(String value) {
  private static final Pattern FORM =
      Pattern.compile("((token|system):)?[a-z0-9][a-z0-9._-]{0,63}");

  public ActorId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("actor id: not of the form " + FORM);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
