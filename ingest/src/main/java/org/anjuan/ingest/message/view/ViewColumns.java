package org.anjuan.ingest.message.view;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anjuan.ingest.collect.channel.ViewPages;
import org.anjuan.ingest.message.Listener;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.ViewSource;

/**
 * Which column of a view is which field. A field without a place stands under its own name; the
 * time of a row is the column of change, unless the mapping has another for it. Columns of no field
 * are left where they are: a patient's data that nobody asked for is not taken along.
 */
final class ViewColumns {
  private static final String UPDATED_AT = "updatedAt";

  private final RowSubject subject;
  private final Map<String, String> columns;

  private ViewColumns(RowSubject subject, Map<String, String> columns) {
    this.subject = subject;
    this.columns = columns;
  }

  static ViewColumns of(Listener listener, ViewSource source) {
    var mapping = listener.mapping();
    var subject = Objects.requireNonNull(mapping.subject());
    var columns = new LinkedHashMap<String, String>();
    for (var field : subject.fields()) {
      var usual =
          field.equals(UPDATED_AT)
              ? Optional.ofNullable(source.query().changed()).orElse(field)
              : field;
      columns.put(field, mapping.path(field).orElse(usual));
    }
    return new ViewColumns(subject, columns);
  }

  RowSubject subject() {
    return subject;
  }

  /** Columns that rows can't do without and the view does not have. */
  List<String> missing(ViewPages.Page page) {
    return columns.entrySet().stream()
        .filter(column -> subject.needs(column.getKey()) && !page.has(column.getValue()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A row by our names. */
  Map<String, String> values(ViewPages.Row row) {
    var values = new LinkedHashMap<String, String>();
    columns.forEach((field, column) -> row.value(column).ifPresent(v -> values.put(field, v)));
    return values;
  }

  /** Rows as a table (RFC 4180) with our names as its heading. */
  byte[] table(List<ViewPages.Row> rows) {
    var table = new StringBuilder(String.join(",", columns.keySet())).append('\n');
    for (var row : rows) {
      table.append(line(row)).append('\n');
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String line(ViewPages.Row row) {
    var values = values(row);
    return columns.keySet().stream()
        .map(field -> quoted(values.getOrDefault(field, "")))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "" : '"' + value.replace("\"", "\"\"") + '"';
  }

  /** What a view's rows mean: when this changes, all of them are taken again. */
  static String meaning(Listener listener, ViewSource source) {
    var query = source.query();
    return String.join(
        "\u0000",
        query.url(),
        query.query(),
        query.key(),
        String.valueOf(query.changed()),
        listener.campus().value(),
        listener.sourceSystem(),
        of(listener, source).columns.toString());
  }
}
