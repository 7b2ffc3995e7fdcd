package org.anjuan.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;

/** Excel files from anybody: rows, or a refusal of the file. */
@Tag("fuzz")
class SheetFuzzTests {
  private static final List<List<String>> HEADINGS = List.of(List.of("用户名", "姓名", "工号", "启用"));
  private static final Map<String, byte[]> FRAME = frame();

  /** A file as it is, or, when it is none, the sheet in a file that is whole otherwise. */
  @FuzzTest(maxDuration = "2m")
  void fileBecomesRowsOrARefusal(byte[] bytes) {
    var whole = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    try {
      var rows = SheetReader.read(whole ? bytes : around(bytes), HEADINGS);
      assertThat(rows).hasSizeLessThanOrEqualTo(SheetReader.MOST_ROWS);
      assertThat(rows).allSatisfy(row -> assertThat(row.cells()).hasSize(4));
    } catch (SheetProblem refused) {
      assertThat(refused.name()).isNotBlank();
    }
  }

  private static Map<String, byte[]> frame() {
    var file = new ByteArrayOutputStream();
    var parts = new LinkedHashMap<String, byte[]>();
    try {
      try (var book = new Workbook(file, "fuzz", "1.0")) {
        book.newWorksheet("sheet").value(0, 0, "用户名");
      }
      try (var zip = ZipFile.builder().setByteArray(file.toByteArray()).get()) {
        for (var entry : Collections.list(zip.getEntries())) {
          parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  private static byte[] around(byte[] sheet) {
    var file = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(file)) {
      for (var part : FRAME.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getKey().endsWith("sheet1.xml") ? sheet : part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
