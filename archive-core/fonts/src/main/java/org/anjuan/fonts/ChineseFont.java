package org.anjuan.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Noto Sans SC Regular, a TrueType font with the characters of GB 18030's common part.
 *
 * <p>Machines of a hospital rarely have a Chinese font that our libraries can read, and those that
 * do differ. Whatever is drawn with Chinese text therefore uses this one.
 */
public final class ChineseFont {

  /** The name of the file that {@link #writeTo} makes. */
  public static final String FILE_NAME = "NotoSansSC-Regular.ttf";

  private static final String RESOURCE = "NotoSansSC_400Regular.ttf";

  private ChineseFont() {}

  /** The font's bytes; the caller closes the stream. */
  public static InputStream stream() {
    var stream = ChineseFont.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException("the font is missing from the build: " + RESOURCE);
    }
    return stream;
  }

  /**
   * Puts the font into a folder, for libraries that want a file.
   *
   * @return the file; an older one of that name is replaced
   */
  public static Path writeTo(Path folder) {
    var file = folder.resolve(FILE_NAME);
    try (var font = stream()) {
      Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
