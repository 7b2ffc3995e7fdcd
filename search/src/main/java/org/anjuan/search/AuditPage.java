package org.anjuan.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some audit events, the newest first.
 *
 * @param next cursor of the next page; null: there is none
 */
public record AuditPage(List<AuditEntry> items, @Nullable String next) {

  public AuditPage {
    items = List.copyOf(items);
  }
}
