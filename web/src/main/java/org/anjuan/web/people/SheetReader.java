package org.anjuan.web.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first sheet of an Excel file that anybody may have made. What it unpacks to is measured
 * before it is parsed; entities and formulas are not followed; rows beyond the limit end the
 * reading.
 */
public final class SheetReader {
  static final int MOST_ROWS = 20_000;
  private static final int LARGEST_FILE = 10 << 20;
  private static final long LARGEST_CONTENT = 128L << 20;
  private static final int MOST_PARTS = 500;
  private static final int LONGEST_CELL = 1_000;
  private static final int LONGEST_NUMBER = 40;

  private SheetReader() {}

  /**
   * A row as it is in the file.
   *
   * @param number as Excel counts
   * @param formula whether a cell is computed: such rows are refused, they may say anything
   */
  public record SheetRow(int number, List<String> cells, boolean formula) {
    public String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }

    private boolean isEmpty() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  public static byte[] body(HttpServletRequest request) throws IOException {
    var file = request.getInputStream().readNBytes(LARGEST_FILE + 1);
    if (file.length > LARGEST_FILE) {
      throw tooLarge();
    }
    return file;
  }

  /** The first column of the first sheet, whatever its heading; empty cells are left out. */
  public static List<String> firstColumn(byte[] file, int most) {
    measure(file);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
        var stream = book.getFirstSheet().openStream()) {
      return stream
          .map(row -> row(row, 1).cells().getFirst())
          .filter(cell -> !cell.isEmpty())
          .limit(most)
          .toList();
    } catch (IOException | RuntimeException unreadable) {
      throw notASheet();
    }
  }

  /** The rows below the heading; the heading must be one of these, cell by cell. */
  public static List<SheetRow> read(byte[] file, List<List<String>> headings) {
    measure(file);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
        var stream = book.getFirstSheet().openStream()) {
      var rows = new ArrayList<SheetRow>();
      var columns = headings.getFirst().size();
      var headed = false;
      for (var row : (Iterable<Row>) stream::iterator) {
        var read = row(row, columns);
        if (!headed) {
          requireHeading(read, headings);
          headed = true;
        } else if (!read.isEmpty() || read.formula()) {
          rows.add(read);
        }
        if (rows.size() > MOST_ROWS) {
          throw new SheetProblem(
              "too-many-rows",
              "超过 " + MOST_ROWS + " 行，请分批导入",
              "More than " + MOST_ROWS + " rows: import it in parts");
        }
      }
      if (!headed) {
        throw notASheet();
      }
      return rows;
    } catch (SheetProblem refused) {
      throw refused;
    } catch (IOException | RuntimeException unreadable) {
      throw notASheet();
    }
  }

  private static SheetRow row(Row row, int columns) {
    var cells = new ArrayList<String>();
    var formula = false;
    for (var i = 0; i < columns; i++) {
      var cell = i < row.getCellCount() ? row.getCell(i) : null;
      formula |= cell != null && cell.getType() == CellType.FORMULA;
      cells.add(text(cell));
    }
    return new SheetRow(row.getRowNum(), cells, formula);
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.FORMULA || cell.getRawValue() == null) {
      return "";
    }
    var text =
        switch (cell.getType()) {
          case STRING -> cell.asString();
          // A staff number typed as a number is still a text.
          case NUMBER -> number(cell);
          case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "是" : "否";
          default -> cell.getRawValue();
        };
    var kept = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
    // What the export puts before a text that looks like a formula.
    return (kept.matches("(?s)'[=+\\-@\\t\\r].*") ? kept.substring(1) : kept).strip();
  }

  /** Written out, unless that were longer than any number that people type: 1E999999999. */
  private static String number(Cell cell) {
    var raw = cell.getRawValue();
    if (raw.length() > LONGEST_NUMBER) {
      return raw;
    }
    var number = cell.asNumber().stripTrailingZeros();
    return Math.abs((long) number.scale()) > LONGEST_NUMBER ? raw : number.toPlainString();
  }

  private static void requireHeading(SheetRow row, List<List<String>> headings) {
    if (headings.stream().noneMatch(heading -> heading.equals(row.cells()))) {
      throw new SheetProblem(
          "unknown-sheet",
          "第一行应为：" + String.join("、", headings.getFirst()),
          "The first row must be: " + String.join(", ", headings.getLast()));
    }
  }

  /** Unpacks to nowhere, counting: a bomb is recognised before anything reads it. */
  private static void measure(byte[] file) {
    var left = LARGEST_CONTENT;
    var parts = 0;
    var buffer = new byte[64 << 10];
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        if (++parts > MOST_PARTS) {
          throw tooLarge();
        }
        left -= measure(zip.getInputStream(entry), left, buffer);
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw notASheet();
    }
    if (parts == 0) {
      throw notASheet();
    }
  }

  private static long measure(InputStream part, long most, byte[] buffer) throws IOException {
    var size = 0L;
    try (part) {
      for (var n = part.read(buffer); n >= 0; n = part.read(buffer)) {
        if (size == 0 && declaresDocumentType(buffer, n)) {
          throw notASheet();
        }
        size += n;
        if (size > most) {
          throw tooLarge();
        }
      }
    }
    return size;
  }

  private static boolean declaresDocumentType(byte[] buffer, int length) {
    var head = new String(buffer, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1);
    return head.replace("\0", "").toUpperCase(Locale.ROOT).contains("<!DOCTYPE");
  }

  private static SheetProblem tooLarge() {
    return new SheetProblem(
        "sheet-too-large", "文件过大，请分批导入", "The file is too large: import it in parts");
  }

  private static SheetProblem notASheet() {
    return new SheetProblem(
        "sheet-unreadable",
        "不是可读的 Excel 文件（.xlsx）",
        "This is not an Excel file (.xlsx) that can be read");
  }
}
