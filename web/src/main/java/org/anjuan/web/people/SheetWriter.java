package org.anjuan.web.people;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes Excel files: one sheet of texts, none of which a spreadsheet takes for a formula. */
public final class SheetWriter {
  static final int MOST_ROWS = 100_000;
  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private SheetWriter() {}

  public static byte[] write(String name, List<String> heading, List<List<String>> rows) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Anjuan", "1.0")) {
      var sheet = book.newWorksheet(name);
      sheet.freezePane(0, 1);
      for (var c = 0; c < heading.size(); c++) {
        sheet.value(0, c, heading.get(c));
        sheet.style(0, c).bold().set();
        sheet.width(c, 18);
      }
      for (var r = 0; r < rows.size(); r++) {
        for (var c = 0; c < rows.get(r).size(); c++) {
          sheet.value(r + 1, c, tame(rows.get(r).get(c)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Text cells are not computed, but they may be saved as CSV and opened again. */
  static String tame(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }

  public static ResponseEntity<byte[]> answer(String fileName, byte[] file) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(TYPE))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(fileName).build().toString())
        .body(file);
  }
}
