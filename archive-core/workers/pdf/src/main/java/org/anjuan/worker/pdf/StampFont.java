package org.anjuan.worker.pdf;

import java.io.IOException;
import java.io.InputStream;
import org.anjuan.fonts.ChineseFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The font in which stamps are written: of it, a document gets the characters that it needs. */
final class StampFont {

  private static final int UNKNOWN = '?';

  /** Parsed once for the whole worker. */
  private static @Nullable TrueTypeFont parsed;

  private final PDType0Font font;
  private final CmapLookup characters;

  StampFont(PDDocument document) throws IOException {
    var shipped = shipped();
    font = PDType0Font.load(document, shipped, true);
    characters = shipped.getUnicodeCmapLookup();
  }

  private static synchronized TrueTypeFont shipped() throws IOException {
    var present = parsed;
    if (present == null) {
      try (InputStream stream = ChineseFont.stream()) {
        present = new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
      }
      parsed = present;
    }
    return present;
  }

  PDType0Font font() {
    return font;
  }

  /** What can be written of a text: characters that the font lacks become question marks. */
  String writable(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .map(c -> characters.getGlyphId(c) == 0 ? UNKNOWN : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** At size 1. */
  double width(String text) throws IOException {
    return font.getStringWidth(text) / 1000;
  }

  byte[] encoded(String text) throws IOException {
    text.codePoints().forEach(font::addToSubset);
    return font.encode(text);
  }

  /** Puts the characters that were used into the document; nothing may be written afterwards. */
  void finish() throws IOException {
    font.subset();
  }
}
