package org.ofdrw.converter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.ofdrw.converter.font.FontWrapper;
import org.ofdrw.converter.font.TrueTypeFont;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.reader.ResourceLocator;

/**
 * Takes the place of OFDRW's class of this name, which needs iText, reads embedded fonts only from
 * the disk, and searches the machine for fonts, so that one document looks different on every
 * machine.
 *
 * <p>A font comes from the document's package; where it is not there or can't be parsed, the font
 * that ships with us is used.
 */
@NullMarked
public final class FontLoader {

  private static final FontLoader INSTANCE =
      new FontLoader(parse(Path.of(System.getProperty("anjuan.font", ""))));

  private final TrueTypeFont shipped;

  private FontLoader(TrueTypeFont shipped) {
    this.shipped = shipped;
  }

  public static FontLoader getInstance() {
    return INSTANCE;
  }

  public TrueTypeFont loadDefaultFont() {
    return shipped;
  }

  /** The font of a document. */
  public FontWrapper<TrueTypeFont> loadFontSimilar(
      ResourceLocator locator, @Nullable CT_Font font) {
    if (font != null && font.getFontFile() != null) {
      try {
        return new FontWrapper<>(parse(locator.getFile(font.getFontFile())), false);
      } catch (IOException | RuntimeException e) {
        // Many producers embed fonts that no one can parse; the characters are known all the same.
      }
    }
    return new FontWrapper<>(shipped, true);
  }

  private static TrueTypeFont parse(Path file) {
    try {
      return new TrueTypeFont().parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
