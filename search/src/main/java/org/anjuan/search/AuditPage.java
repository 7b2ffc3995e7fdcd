package org.anjuan.search;

import java.util.List;

/** Some audit events, the newest first, and whether there are older ones. */
public record AuditPage(List<AuditEntry> items, boolean more) {

  public AuditPage {
    items = List.copyOf(items);
  }
}
