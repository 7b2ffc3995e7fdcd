package org.anjuan.worker.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import org.anjuan.worker.protocol.Overlay;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.jspecify.annotations.Nullable;

/**
 * Weaves a watermark into the pages of a document of its own: each page gets one content stream
 * that holds the page's and the pieces of the watermark, beneath and above.
 */
final class StampedCopy {

  /** A page whose content unpacks to more keeps it as it is, with the pieces in streams beside. */
  private static final int MOST_CONTENT = 48 << 20;

  private static final byte[] SAVE = "q\n".getBytes(US_ASCII);
  private static final byte[] RESTORE = "\nQ\n".getBytes(US_ASCII);

  private final PDDocument document;
  private final StampFont font;
  private final StampPieces pieces;
  private final PDExtendedGraphicsState ink = new PDExtendedGraphicsState();

  StampedCopy(PDDocument document, Overlay overlay) throws IOException {
    this.document = document;
    font = new StampFont(document);
    pieces = new StampPieces(font, overlay);
    ink.setNonStrokingAlphaConstant((float) overlay.look().opacity());
  }

  void weaveInto(PDPage page) throws IOException {
    var resources = ownResources(page);
    var fontName = resources.add(font.font()).getName();
    var stateName = resources.add(ink).getName();
    page.setResources(resources);
    var woven = pieces.of(page, fontName, stateName);
    var own = content(page);
    if (own != null) {
      page.setContents(whole(woven, own));
    } else {
      besides(page, woven);
    }
  }

  void save(OutputStream out) throws IOException {
    font.finish();
    document.setAllSecurityToBeRemoved(true);
    document.save(out);
  }

  /** Pages may share their resources; what is added to one must not be added to all again. */
  private static PDResources ownResources(PDPage page) {
    var own = new COSDictionary();
    var present = page.getResources();
    if (present != null) {
      own.addAll(present.getCOSObject());
      for (var kind : new COSName[] {COSName.FONT, COSName.EXT_G_STATE}) {
        if (own.getDictionaryObject(kind) instanceof COSDictionary shared) {
          own.setItem(kind, new COSDictionary(shared));
        }
      }
    }
    return new PDResources(own);
  }

  /** The page's own content, unpacked; null when that can't be done or would be too much. */
  private static byte @Nullable [] content(PDPage page) {
    try (var in = page.getContents()) {
      var content = in.readNBytes(MOST_CONTENT + 1);
      return content.length > MOST_CONTENT || isCutShort(page, content) ? null : content;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** Filters give back nothing where they meet damage. */
  private static boolean isCutShort(PDPage page, byte[] content) {
    return content.length == 0 && page.hasContents();
  }

  private PDStream whole(StampPieces.Woven woven, byte[] own) throws IOException {
    var depth = Depth.of(own);
    var stream = new PDStream(document);
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(woven.beneath());
      for (int i = 0; i < 1 + depth.missing(); i++) {
        out.write(SAVE);
      }
      out.write(own);
      for (int i = 0; i < 1 + depth.open(); i++) {
        out.write(RESTORE);
      }
      out.write(woven.above());
    }
    return stream;
  }

  private void besides(PDPage page, StampPieces.Woven woven) throws IOException {
    var all = new COSArray();
    all.add(stream(woven.beneath(), SAVE));
    COSBase own = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
    if (own instanceof COSArray several) {
      all.addAll(several);
    } else if (own != null) {
      all.add(page.getCOSObject().getItem(COSName.CONTENTS));
    }
    all.add(stream(RESTORE, woven.above()));
    page.getCOSObject().setItem(COSName.CONTENTS, all);
  }

  private COSBase stream(byte[] first, byte[] second) throws IOException {
    var stream = new PDStream(document);
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(first);
      out.write(second);
    }
    return stream.getCOSObject();
  }

  /**
   * How content leaves the stack of graphics states: producers forget to close what they opened, or
   * close too much.
   *
   * @param open states that are left open
   * @param missing states that are closed and were never opened
   */
  private record Depth(int open, int missing) {

    static Depth of(byte[] content) {
      int depth = 0;
      int lowest = 0;
      try {
        var parser = new PDFStreamParser(content);
        for (Object token = parser.parseNextToken();
            token != null;
            token = parser.parseNextToken()) {
          if (token instanceof Operator operator) {
            switch (operator.getName()) {
              case OperatorName.SAVE -> depth++;
              case OperatorName.RESTORE -> lowest = Math.min(lowest, --depth);
              default -> {}
            }
          }
        }
      } catch (IOException | RuntimeException e) {
        // What follows is not drawn by readers either.
      }
      return new Depth(Math.max(0, depth - lowest), -lowest);
    }
  }
}
