package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.paper.Block;

/** Plain text: line by line as it is; a form feed begins a page. */
final class PlainText {

  /** Lines that are set in one go. */
  private static final int TOGETHER = 40;

  private PlainText() {}

  static List<Block> blocks(String text) {
    var blocks = new ArrayList<Block>();
    var pages = text.split("\f", -1);
    for (int i = 0; i < pages.length; i++) {
      if (i > 0) {
        blocks.add(new Block.PageBreak());
      }
      var lines = pages[i].split("\\R", -1);
      for (int from = 0; from < lines.length; from += TOGETHER) {
        int to = Math.min(lines.length, from + TOGETHER);
        blocks.add(new Block.Paragraph(String.join("\n", List.of(lines).subList(from, to))));
      }
    }
    return blocks;
  }
}
