package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anjuan.worker.paper.Block;
import org.anjuan.worker.protocol.Fact;

/**
 * A clinical document (HL7 CDA R2, as WS/T 500 uses it): its header as facts, its sections as
 * readable text.
 */
final class CdaDocument {

  private final XmlTree root;
  private final CdaHeader header;

  CdaDocument(XmlTree root) {
    this.root = root;
    header = new CdaHeader(root);
  }

  /** What its header says, by names that the intake knows. */
  List<Fact> facts() {
    return header.facts();
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(1, header.title()));
    blocks.add(new Block.Facts(header.shown()));
    root.at("component", "structuredBody")
        .ifPresent(body ->
            body.children("component")
                .flatMap(component -> component.children("section"))
                .forEach(section -> section(section, 2, blocks)));
    root.at("component", "nonXMLBody", "text").ifPresent(text -> enclosed(text, blocks));
    return blocks;
  }

  private static void section(XmlTree section, int level, List<Block> blocks) {
    var title =
        section
            .child("title")
            .map(XmlTree::text)
            .filter(text -> !text.isEmpty())
            .or(() -> section.child("code").map(CdaValues::name))
            .orElse("");
    if (!title.isEmpty()) {
      blocks.add(new Block.Heading(Math.min(level, 4), title));
    }
    int before = blocks.size();
    section.child("text").ifPresent(text -> new CdaNarrative(blocks).add(text));
    if (blocks.size() == before) {
      CdaEntries.add(section, blocks);
    }
    section
        .children("component")
        .flatMap(component -> component.children("section"))
        .forEach(inner -> section(inner, level + 1, blocks));
  }

  /** A body that is not XML: text and pictures are shown, other files are named. */
  private static void enclosed(XmlTree text, List<Block> blocks) {
    var type = text.attribute("mediaType");
    var bytes = bytes(text);
    if (bytes.isEmpty()) {
      blocks.add(new Block.Paragraph(text.raw().strip()));
    } else if (type.startsWith("image/")) {
      blocks.add(new Block.Picture(bytes.get()));
    } else if (type.startsWith("text/plain")) {
      blocks.add(new Block.Paragraph(Encodings.decode(bytes.get()).orElse("")));
    } else {
      blocks.add(
          new Block.Paragraph(
              "〔正文是内嵌文件 %s，%,d 字节，未在此显示；请下载原件 · The body is an enclosed file, not shown here〕"
                  .formatted(type.isEmpty() ? "?" : type, bytes.get().length)));
    }
  }

  private static Optional<byte[]> bytes(XmlTree text) {
    if (!text.attribute("representation").equals("B64")) {
      return Optional.empty();
    }
    try {
      return Optional.of(java.util.Base64.getMimeDecoder().decode(text.raw().strip()));
    } catch (IllegalArgumentException e) {
      return Optional.of(new byte[0]);
    }
  }
}
