package org.anjuan.web.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written row by row and never held. No cell begins like a formula: what a visitor
 * typed into a search box must not be run by the spreadsheet of whoever reads the log.
 */
interface ExportSheet extends AutoCloseable {
  Pattern FORMULA =
      Pattern.compile("^[\\s\\u0000]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

  void row(List<? extends @Nullable Object> cells) throws IOException;

  @Override
  void close() throws IOException;

  static ExportSheet open(ExportFormat format, OutputStream out) throws IOException {
    return switch (format) {
      case CSV -> new Csv(out);
      case XLSX -> new Xlsx(out);
    };
  }

  private static String tame(@Nullable Object value) {
    var text = value == null ? "" : value.toString();
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** With a byte order mark: without it Excel reads Chinese as rubbish. */
  final class Csv implements ExportSheet {
    private final Writer writer;

    private Csv(OutputStream out) throws IOException {
      writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      writer.write('\uFEFF');
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
      writer.write(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(@Nullable Object value) {
      var text = tame(value);
      return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /** Several sheets where one is full. */
  final class Xlsx implements ExportSheet {
    private static final int FULL = 1_000_000;
    private static final int FLUSH = 500;

    private final Workbook book;
    private List<? extends @Nullable Object> head = List.of();
    private Worksheet sheet;
    private int sheets = 1;
    private int rows;

    private Xlsx(OutputStream out) {
      book = new Workbook(out, "Anjuan", "1.0");
      sheet = book.newWorksheet("audit 1");
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
      if (rows == 0 && sheets == 1) {
        head = cells;
      }
      if (rows == FULL) {
        sheet.finish();
        sheets++;
        rows = 0;
        sheet = book.newWorksheet("audit " + sheets);
        write(head);
      }
      write(cells);
      if (rows % FLUSH == 0) {
        sheet.flush();
      }
    }

    private void write(List<? extends @Nullable Object> cells) {
      for (var column = 0; column < cells.size(); column++) {
        var cell = cells.get(column);
        if (cell instanceof Number number) {
          sheet.value(rows, column, number);
        } else if (cell != null) {
          sheet.inlineString(rows, column, tame(cell));
        }
      }
      rows++;
    }

    @Override
    public void close() throws IOException {
      sheet.finish();
      book.finish();
    }
  }
}
