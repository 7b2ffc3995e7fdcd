package org.anjuan.archive.handover;

import org.anjuan.archive.platform.InvalidValue;

/** One thing that is open, with what an administrator needs to know of it in both languages. */
public record WorkItem(String id, String chinese, String english) {
  public WorkItem {
    if (id.isBlank()) {
      throw new InvalidValue("id");
    }
  }
}
