package org.anjuan.worker.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The font that ships with Anjuan, and the machine's own for scripts that it has not. */
public final class PaperFont {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final int MEASURED = 0x10000;
  private static final float LARGE = 100;

  private final Font shipped;
  private final Font other = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
  private final float[] widths = new float[MEASURED];

  private PaperFont(Font shipped) {
    this.shipped = shipped;
    Arrays.fill(widths, Float.NaN);
  }

  /** From the file that the application named when it started this process. */
  public static PaperFont ofThisProcess() {
    try {
      return new PaperFont(
          Font.createFont(Font.TRUETYPE_FONT, new File(System.getProperty("anjuan.font", ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the shipped font is damaged", e);
    }
  }

  Font of(String text, float size) {
    return (shipped.canDisplayUpTo(text) < 0 ? shipped : other).deriveFont(size);
  }

  /** For others who write on pictures. */
  public Font shown(String text, float size) {
    return of(text, size);
  }

  float width(String text, float size) {
    float width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += width(c);
      i += Character.charCount(c);
    }
    return width * size;
  }

  /** Of one character at a size of one point. */
  float width(int c) {
    if (c >= MEASURED) {
      return 1;
    }
    if (Float.isNaN(widths[c])) {
      var text = Character.toString(c);
      widths[c] = (float) of(text, LARGE).getStringBounds(text, CONTEXT).getWidth() / LARGE;
    }
    return widths[c];
  }
}
