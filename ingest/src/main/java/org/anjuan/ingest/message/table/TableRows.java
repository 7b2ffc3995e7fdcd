package org.anjuan.ingest.message.table;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a table, one at a time: CSV (RFC 4180), or the first sheet of an Excel file. */
final class TableRows {
  private static final int LARGEST_SHEET = 20 << 20;
  private static final long LARGEST_CONTENT = 200L << 20;
  private static final int LONGEST_CELL = 2_000;
  private static final int MOST_CELLS = 500;

  private TableRows() {}

  /** Hands every row to {@code taker}, the heading first. */
  static void read(InputStream table, Charset charset, Consumer<List<String>> taker)
      throws IOException {
    var pushed = new PushbackInputStream(table, 4);
    var beginning = pushed.readNBytes(4);
    pushed.unread(beginning);
    if (beginning.length == 4 && beginning[0] == 'P' && beginning[1] == 'K') {
      sheet(pushed, taker);
    } else {
      csv(pushed, charset, taker);
    }
  }

  private static void sheet(InputStream table, Consumer<List<String>> taker) throws IOException {
    var bytes = table.readNBytes(LARGEST_SHEET + 1);
    if (bytes.length > LARGEST_SHEET) {
      throw new MessageRefused(MessageFault.TOO_LARGE, "sheet");
    }
    measure(bytes);
    try (var book = parsed(() -> open(bytes));
        var rows = parsed(() -> book.getFirstSheet().openStream())) {
      var all = rows.iterator();
      while (parsed(all::hasNext)) {
        taker.accept(parsed(() -> cells(all.next())));
      }
    }
  }

  private static ReadableWorkbook open(byte[] sheet) throws IOException {
    return new ReadableWorkbook(new ByteArrayInputStream(sheet), new ReadingOptions(true, false));
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
      cells.add(text(row.getOptionalCell(i).orElse(null)));
    }
    return cells;
  }

  /** The library throws whatever comes to it at what is no sheet. */
  private static <T> T parsed(Callable<T> step) {
    try {
      return step.call();
    } catch (Exception malformed) {
      throw new MessageRefused(MessageFault.MALFORMED, "XLSX");
    }
  }

  /** What it unpacks to is counted before it is parsed. */
  private static void measure(byte[] file) {
    var buffer = new byte[64 * 1024];
    long left = LARGEST_CONTENT;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      while (zip.getNextEntry() != null) {
        for (int n = zip.read(buffer); n > 0; n = zip.read(buffer)) {
          left -= n;
          if (left < 0) {
            throw new MessageRefused(MessageFault.TOO_LARGE, "sheet");
          }
        }
      }
    } catch (IOException malformed) {
      throw new MessageRefused(MessageFault.MALFORMED, "XLSX");
    }
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      return String.valueOf(cell.asDate());
    }
    return brief(cell.getText().strip());
  }

  private static boolean isDate(@Nullable String format) {
    return format != null && format.contains("yy");
  }

  private static void csv(InputStream table, Charset charset, Consumer<List<String>> taker)
      throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var reader = new BufferedReader(new InputStreamReader(table, decoder))) {
      for (var row = line(reader); row != null; row = line(reader)) {
        taker.accept(row);
      }
    } catch (CharacterCodingException wrong) {
      throw new MessageRefused(MessageFault.WRONG_CHARSET, charset.name());
    }
  }

  private static @Nullable List<String> line(Reader reader) throws IOException {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    var wasQuote = false;
    var any = false;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      any = true;
      if (quoted && !wasQuote) {
        wasQuote = c == '"';
        if (!wasQuote) {
          cell.append((char) c);
        }
        requireBounded(cells, cell);
        continue;
      }
      if (wasQuote && c == '"') {
        cell.append('"');
        wasQuote = false;
        continue;
      }
      quoted = quoted && !wasQuote;
      wasQuote = false;
      switch (c) {
        case '"' -> quoted = true;
        case ',' -> {
          cells.add(brief(cell.toString().strip()));
          cell.setLength(0);
        }
        case '\n' -> {
          cells.add(brief(cell.toString().strip()));
          return cells;
        }
        case '\r', '\uFEFF' -> {}
        default -> cell.append((char) c);
      }
      requireBounded(cells, cell);
    }
    if (!any) {
      return null;
    }
    cells.add(brief(cell.toString().strip()));
    return cells;
  }

  private static void requireBounded(List<String> cells, StringBuilder cell) {
    if (cells.size() > MOST_CELLS || cell.length() > LONGEST_CELL) {
      throw new MessageRefused(MessageFault.MALFORMED, "CSV");
    }
  }

  private static String brief(String text) {
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
  }
}
