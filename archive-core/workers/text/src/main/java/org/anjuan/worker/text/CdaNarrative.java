package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.paper.Block;

/** The narrative of a section: paragraphs, lists and tables, much like HTML. */
final class CdaNarrative {

  private final List<Block> blocks;
  private final StringBuilder running = new StringBuilder();

  CdaNarrative(List<Block> blocks) {
    this.blocks = blocks;
  }

  void add(XmlTree text) {
    content(text, 0);
    flush(0);
  }

  private void content(XmlTree holder, int indent) {
    for (var piece : holder.content()) {
      switch (piece) {
        case XmlTree element -> element(element, indent);
        default -> running.append(piece.toString().replaceAll("\\s+", " "));
      }
    }
  }

  private void element(XmlTree element, int indent) {
    switch (element.name()) {
      case "br" -> running.append('\n');
      case "paragraph", "caption" -> {
        flush(indent);
        content(element, indent);
        flush(indent);
      }
      case "list" -> {
        flush(indent);
        list(element, indent + 1);
      }
      case "table" -> {
        flush(indent);
        table(element);
      }
      default -> content(element, indent);
    }
  }

  private void list(XmlTree list, int indent) {
    boolean ordered = list.attribute("listType").equals("ordered");
    int number = 0;
    for (var child : list.children().toList()) {
      if (child.is("item")) {
        running.append(ordered ? ++number + ". " : "• ");
      }
      content(child, indent);
      flush(indent);
    }
  }

  private void table(XmlTree table) {
    table.child("caption").ifPresent(caption -> element(caption, 0));
    var rows = new ArrayList<List<String>>();
    table.child("thead").ifPresent(head -> rows(head, rows));
    int headers = rows.size();
    table.children("tbody").forEach(body -> rows(body, rows));
    rows(table, rows);
    table.child("tfoot").ifPresent(foot -> rows(foot, rows));
    blocks.add(new Block.Table(rows, headers));
  }

  private static void rows(XmlTree part, List<List<String>> rows) {
    part.children("tr").forEach(row -> rows.add(row.children().map(CdaNarrative::cell).toList()));
  }

  private static String cell(XmlTree cell) {
    var inner = new ArrayList<Block>();
    new CdaNarrative(inner).add(cell);
    var text = new StringBuilder();
    for (var block : inner) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      switch (block) {
        case Block.Paragraph paragraph -> text.append(paragraph.text());
        case Block.Table(var rows, _) ->
            rows.forEach(row -> text.append(String.join("  ", row)).append('\n'));
        default -> {}
      }
    }
    return text.toString().strip();
  }

  private void flush(int indent) {
    var text = running.toString().strip();
    running.setLength(0);
    if (!text.isEmpty()) {
      blocks.add(new Block.Paragraph(text, indent));
    }
  }
}
