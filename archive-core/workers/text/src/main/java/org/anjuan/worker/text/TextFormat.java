package org.anjuan.worker.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.anjuan.worker.paper.Block;
import org.anjuan.worker.paper.PaperDocument;
import org.anjuan.worker.paper.PaperFont;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.PageFormat;
import org.anjuan.worker.runtime.Unreadable;

/** Sees by the bytes what a document is, and sets it on paper. */
final class TextFormat implements PageFormat {

  /** Text is held several times over while it is set. */
  private static final int MOST_BYTES = 64 << 20;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final byte[] RTF = "{\\rtf".getBytes(StandardCharsets.US_ASCII);

  private final PaperFont font;

  TextFormat(PaperFont font) {
    this.font = font;
  }

  @Override
  public OpenDocument open(byte[] content, Limits limits) throws Exception {
    if (content.length > MOST_BYTES) {
      throw new Unreadable(Refusal.TOO_LARGE);
    }
    if (begins(content, ZIP)) {
      return paper(OfficeReader.word(content, limits), "Word", limits);
    }
    if (begins(content, OLE)) {
      return paper(OfficeReader.binaryWord(content, limits), "Word 97–2003", limits);
    }
    if (begins(content, RTF)) {
      return paper(OfficeReader.rtf(content, limits), "RTF", limits);
    }
    if (XmlTree.looksLike(content)) {
      return xml(tree(content), limits);
    }
    var text = Encodings.decode(content).orElseThrow(() -> new Unreadable(Refusal.OTHER_FORMAT));
    return new PaperDocument(font, PlainText.blocks(text), "纯文本 · plain text", List.of(), limits);
  }

  private static XmlTree tree(byte[] content) throws XMLStreamException {
    try {
      return XmlTree.read(content);
    } catch (XMLStreamException e) {
      // The parser does not say that it was a document type that it did not like.
      boolean typed = new String(content, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE");
      if (typed) {
        throw new Unreadable(Refusal.FORBIDDEN);
      }
      throw e;
    }
  }

  private OpenDocument xml(XmlTree root, Limits limits) {
    if (root.is("ClinicalDocument")) {
      var cda = new CdaDocument(root);
      return new PaperDocument(
          font, cda.blocks(), "由 CDA 结构化文档转换显示 · shown from a CDA document", cda.facts(), limits);
    }
    return new PaperDocument(
        font, XmlOutline.blocks(root), "由 XML 转换显示 · shown from XML", List.of(), limits);
  }

  private OpenDocument paper(List<Block> blocks, String kind, Limits limits) {
    var footer =
        "由 %s 原件转换显示，版式、页眉页脚与页码可能不同 · converted from %s, its layout may differ"
            .formatted(kind, kind);
    return new PaperDocument(font, blocks, footer, List.of(), limits);
  }

  static boolean begins(byte[] content, byte[] with) {
    if (content.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (content[i] != with[i]) {
        return false;
      }
    }
    return true;
  }
}
