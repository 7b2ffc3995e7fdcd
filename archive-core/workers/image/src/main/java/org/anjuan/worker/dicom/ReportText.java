package org.anjuan.worker.dicom;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.paper.Block;

/** The content of a structured report (PS3.3 C.17.3) as readable text. */
final class ReportText {

  private ReportText() {}

  static List<Block> blocks(DataSet report) {
    var blocks = new ArrayList<Block>();
    var title = name(report);
    if (!title.isEmpty()) {
      blocks.add(new Block.Heading(2, title));
    }
    report.items(Tags.CONTENT).forEach(item -> add(item, 0, blocks));
    return blocks;
  }

  private static void add(DataSet item, int depth, List<Block> blocks) {
    var name = name(item);
    var value = value(item);
    if (item.text(Tags.VALUE_TYPE).equals("CONTAINER")) {
      if (!name.isEmpty()) {
        blocks.add(new Block.Heading(Math.min(4, depth + 3), name));
      }
    } else if (!value.isEmpty() || !name.isEmpty()) {
      blocks.add(new Block.Paragraph(name.isEmpty() ? value : name + "：" + value, depth));
    }
    item.items(Tags.CONTENT).forEach(inner -> add(inner, depth + 1, blocks));
  }

  private static String name(DataSet item) {
    return meaning(item, Tags.CONCEPT_NAME);
  }

  private static String meaning(DataSet item, int tag) {
    var coded = item.items(tag);
    return coded.isEmpty() ? "" : coded.getFirst().text(Tags.MEANING);
  }

  private static String value(DataSet item) {
    return switch (item.text(Tags.VALUE_TYPE)) {
      case "TEXT" -> item.text(Tags.TEXT_VALUE);
      case "CODE" -> meaning(item, Tags.CONCEPT_CODE);
      case "PNAME" -> item.text(Tags.PERSON_NAME_VALUE);
      case "DATE" -> item.text(Tags.DATE);
      case "DATETIME" -> item.text(Tags.DATE_TIME);
      case "NUM" -> {
        var measured = item.items(Tags.MEASURED);
        yield measured.isEmpty()
            ? ""
            : (measured.getFirst().text(Tags.NUMERIC)
                    + " "
                    + meaning(measured.getFirst(), Tags.UNITS))
                .strip();
      }
      default -> "";
    };
  }
}
