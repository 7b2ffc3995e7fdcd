package org.anjuan.worker.text;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anjuan.worker.paper.Block;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * Word since 2007: headings, paragraphs, numbering, tables, pictures, and the page's head and foot
 * once. Text boxes, fields' formatting and tracked changes are lost.
 */
final class DocxReader {

  private static final int MOST_PICTURE = 32 << 20;

  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Integer> counters = new HashMap<>();

  static List<Block> read(byte[] content) throws Exception {
    var reader = new DocxReader();
    // From a stream: from a file, or with a temporary one, POI would want a disk.
    try (var opened = OPCPackage.open(new ByteArrayInputStream(content));
        var document = new XWPFDocument(opened)) {
      document.getHeaderList().forEach(header -> reader.elements(header.getBodyElements()));
      reader.elements(document.getBodyElements());
      document.getFooterList().forEach(footer -> reader.elements(footer.getBodyElements()));
    }
    return reader.blocks.isEmpty() ? List.of(new Block.Paragraph("")) : reader.blocks;
  }

  private void elements(List<IBodyElement> elements) {
    for (var element : elements) {
      switch (element) {
        case XWPFParagraph paragraph -> paragraph(paragraph);
        case XWPFTable table -> blocks.add(new Block.Table(rows(table), 0));
        case XWPFSDT form -> text(form.getContent().getText(), 0);
        default -> {}
      }
    }
  }

  private void paragraph(XWPFParagraph paragraph) {
    if (paragraph.isPageBreak() && !blocks.isEmpty()) {
      blocks.add(new Block.PageBreak());
    }
    var text = paragraph.getText().strip();
    int heading = heading(paragraph);
    if (heading > 0 && !text.isEmpty()) {
      blocks.add(new Block.Heading(heading, text));
    } else {
      text(number(paragraph) + text, paragraph.getNumIlvl() == null ? 0 : level(paragraph));
    }
    for (var run : paragraph.getRuns()) {
      for (var picture : run.getEmbeddedPictures()) {
        var data = picture.getPictureData();
        if (data != null && data.getData().length < MOST_PICTURE) {
          picture(data.getFileName(), data.getData());
        }
      }
    }
  }

  private void picture(String name, byte[] bytes) {
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)")) {
      blocks.add(new Block.Picture(bytes));
    } else {
      text("〔图片 " + name + " 未显示 · picture not shown〕", 0);
    }
  }

  private void text(String text, int indent) {
    if (!text.isBlank()) {
      blocks.add(new Block.Paragraph(text.strip(), indent));
    }
  }

  /** By the style's name, in English or Chinese; 0 for none. */
  private static int heading(XWPFParagraph paragraph) {
    var id = paragraph.getStyle();
    var styles = paragraph.getDocument().getStyles();
    var style = id == null || styles == null ? null : styles.getStyle(id);
    var name = style == null || style.getName() == null ? id : style.getName();
    if (name == null) {
      return 0;
    }
    var plain = name.toLowerCase(Locale.ROOT).replace(" ", "");
    if (plain.equals("title") || plain.equals("标题")) {
      return 1;
    }
    return plain.matches("(heading|标题)[1-9]")
        ? Math.min(4, plain.charAt(plain.length() - 1) - '0')
        : 0;
  }

  private static int level(XWPFParagraph paragraph) {
    return Math.clamp(paragraph.getNumIlvl().intValue(), 0, 8);
  }

  /** A list's numbers are not in its text: they are counted. */
  private String number(XWPFParagraph paragraph) {
    if (paragraph.getNumID() == null || paragraph.getNumIlvl() == null) {
      return "";
    }
    var format = paragraph.getNumFmt();
    if (format == null || format.equals("bullet") || format.equals("none")) {
      return "• ";
    }
    var list = paragraph.getNumID() + "/" + paragraph.getNumIlvl();
    return counters.merge(list, 1, Integer::sum) + ". ";
  }

  private static List<List<String>> rows(XWPFTable table) {
    var rows = new ArrayList<List<String>>();
    for (var row : table.getRows()) {
      rows.add(row.getTableCells().stream().map(cell -> cell.getText().strip()).toList());
    }
    return rows;
  }

  private DocxReader() {}
}
