package org.anjuan.worker.text;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.paper.Block;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;

/** Word 97 to 2003: paragraphs and tables; pictures and drawing are lost. */
final class DocReader {

  private DocReader() {}

  static List<Block> read(byte[] content) throws Exception {
    var blocks = new ArrayList<Block>();
    try (var document = new HWPFDocument(new ByteArrayInputStream(content))) {
      var range = document.getRange();
      for (int i = 0; i < range.numParagraphs(); i++) {
        var paragraph = range.getParagraph(i);
        if (paragraph.isInTable()) {
          var table = range.getTable(paragraph);
          blocks.add(new Block.Table(rows(table), 0));
          i += Math.max(0, table.numParagraphs() - 1);
        } else {
          add(paragraph, blocks);
        }
      }
    }
    return blocks.isEmpty() ? List.of(new Block.Paragraph("")) : blocks;
  }

  private static void add(Paragraph paragraph, List<Block> blocks) {
    var text = text(paragraph);
    int level = paragraph.getLvl();
    if (!text.isEmpty()) {
      blocks.add(
          level >= 0 && level < 4
              ? new Block.Heading(level + 1, text)
              : new Block.Paragraph(text, paragraph.isInList() ? paragraph.getIlvl() : 0));
    }
  }

  private static List<List<String>> rows(Table table) {
    var rows = new ArrayList<List<String>>();
    for (int r = 0; r < table.numRows(); r++) {
      var row = table.getRow(r);
      var cells = new ArrayList<String>();
      for (int c = 0; c < row.numCells(); c++) {
        cells.add(text(row.getCell(c)));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static String text(Range range) {
    return Range.stripFields(range.text())
        .replace('\r', '\n')
        .replaceAll("[\\x07\\x0b]", " ")
        .strip();
  }
}
