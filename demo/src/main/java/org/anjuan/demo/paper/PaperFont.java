package org.anjuan.demo.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one font of all papers, parsed once: widths for the layout, outlines for the scans, subsets
 * for what is embedded.
 *
 * <p>Outlines come from the font file itself, never from the desktop's font system, so that a scan
 * is the same on every machine, and also on one without fonts. Not safe for several threads.
 */
public final class PaperFont implements AutoCloseable {

  /** System property naming a TrueType file to use in place of the font that ships with Anjuan. */
  public static final String PROPERTY = "anjuan.demo.font";

  private static final String SHIPPED = "/org/anjuan/fonts/NotoSansSC_400Regular.ttf";
  private static final int KEPT_OUTLINES = 4000;

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;
  private final Map<Integer, GeneralPath> outlines = new HashMap<>();
  private final float[] widths = new float[0x10000];

  private PaperFont(byte[] bytes) throws IOException {
    font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
    font.setEnableGsub(false);
    characters = font.getUnicodeCmapLookup();
    unitsPerEm = font.getUnitsPerEm();
  }

  /** The font named by {@link #PROPERTY}, or the one that ships with Anjuan. */
  public static PaperFont load() {
    var named = System.getProperty(PROPERTY);
    try (InputStream stream =
        named == null
            ? PaperFont.class.getResourceAsStream(SHIPPED)
            : Files.newInputStream(Path.of(named))) {
      if (stream == null)
        throw new IllegalStateException("no font: " + SHIPPED + " is not on the class path");
      return new PaperFont(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TrueTypeFont trueType() {
    return font;
  }

  /** The text with every character that the font cannot draw replaced by a full-width space. */
  String drawable(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || Character.isSurrogate(c) || characters.getGlyphId(c) == 0) {
        if (clean == null) clean = new StringBuilder(text);
        clean.setCharAt(i, '\u3000');
      }
    }
    return clean == null ? text : clean.toString();
  }

  double width(char c, double size) {
    float width = widths[c];
    if (width == 0) {
      try {
        width = (float) (font.getAdvanceWidth(characters.getGlyphId(c)) / unitsPerEm);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      widths[c] = width;
    }
    return width * size;
  }

  double width(String text, double size) {
    double sum = 0;
    for (int i = 0; i < text.length(); i++) sum += width(text.charAt(i), size);
    return sum;
  }

  /** The character's outline, one unit high, y downwards, baseline at 0. */
  GeneralPath outline(char c) {
    var known = outlines.get((int) c);
    if (known != null) return known;
    if (outlines.size() > KEPT_OUTLINES) outlines.clear();
    try {
      var glyph = font.getGlyph().getGlyph(characters.getGlyphId(c));
      var path = glyph == null ? new GeneralPath() : new GeneralPath(glyph.getPath());
      path.transform(AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm));
      outlines.put((int) c, path);
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A TrueType file with only these characters. */
  byte[] subset(String text) {
    try {
      var subsetter =
          new TTFSubsetter(
              font,
              List.of(
                  "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "cmap",
                  "OS/2", "name", "post"));
      var wanted = new TreeSet<Integer>();
      text.chars().forEach(wanted::add);
      subsetter.addAll(wanted);
      var bytes = new ByteArrayOutputStream(64 * 1024);
      subsetter.writeToStream(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
