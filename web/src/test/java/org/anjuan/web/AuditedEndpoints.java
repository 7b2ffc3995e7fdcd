package org.anjuan.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each endpoint of the interface leaves in the audit trail, written before its answer leaves:
 * the rows of {@code audited-endpoints}, a file for each capability. Either an action; the process
 * test of traces then calls the endpoint and looks for the event under the answer's correlation id.
 * Or an action and, after ~, the test class that shows it instead. Or - and why there is none.
 */
public final class AuditedEndpoints {
  private AuditedEndpoints() {}

  /**
   * A row.
   *
   * @param action null where there is none
   * @param elsewhere the test that shows it, where the walk does not
   */
  public record Row(String endpoint, @Nullable String action, @Nullable String elsewhere) {}

  public static List<Row> rows() {
    return EndpointTables.lines("audited-endpoints").map(AuditedEndpoints::row).toList();
  }

  private static Row row(String line) {
    var cells = line.split("\\s+", 4);
    var endpoint = cells[0] + " " + cells[1];
    if (cells[2].equals("-")) {
      return new Row(endpoint, null, null);
    }
    if (cells.length == 3) {
      return new Row(endpoint, cells[2], null);
    }
    if (!cells[3].matches("~[A-Z]\\w+Tests")) {
      throw new IllegalArgumentException("no test shows it: " + line);
    }
    return new Row(endpoint, cells[2], cells[3].substring(1));
  }
}
