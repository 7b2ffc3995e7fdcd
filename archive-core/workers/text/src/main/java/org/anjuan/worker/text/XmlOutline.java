package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.anjuan.worker.paper.Block;

/** Any XML as an outline: an element's name, its attributes and its text, indented. */
final class XmlOutline {

  private XmlOutline() {}

  static List<Block> blocks(XmlTree root) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(1, root.name()));
    root.children().forEach(child -> add(child, 0, blocks));
    if (blocks.size() == 1) {
      blocks.add(new Block.Paragraph(root.text()));
    }
    return blocks;
  }

  private static void add(XmlTree element, int depth, List<Block> blocks) {
    var attributes =
        element.attributes().entrySet().stream()
            .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
            .collect(Collectors.joining("，"));
    var own =
        element.content().stream()
            .filter(String.class::isInstance)
            .map(Object::toString)
            .collect(Collectors.joining(" "))
            .strip();
    var line = new StringBuilder(element.name());
    if (!attributes.isEmpty()) {
      line.append("（").append(attributes).append("）");
    }
    if (!own.isEmpty()) {
      line.append("：").append(own);
    }
    blocks.add(new Block.Paragraph(line.toString(), depth));
    element.children().forEach(child -> add(child, depth + 1, blocks));
  }
}
