package org.anjuan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The table of what each endpoint leaves in the audit trail. */
public final class AuditedEndpoints {
  private AuditedEndpoints() {}

  /**
   * A row.
   *
   * @param action null where there is none
   * @param elsewhere the test that shows it, where the walk does not; empty: none yet
   */
  public record Row(String endpoint, @Nullable String action, @Nullable String elsewhere) {}

  public static List<Row> rows() {
    try {
      var table =
          new ClassPathResource("audited-endpoints.txt", AuditedEndpoints.class)
              .getContentAsString(StandardCharsets.UTF_8);
      return table
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(AuditedEndpoints::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    var cells = line.split("\\s+", 4);
    var endpoint = cells[0] + " " + cells[1];
    if (cells[2].equals("-")) {
      return new Row(endpoint, null, null);
    }
    return new Row(endpoint, cells[2], cells.length > 3 ? cells[3].substring(1) : null);
  }
}
