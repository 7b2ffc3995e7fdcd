package org.anjuan.worker.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Gives the font that ships with us to Chinese, Japanese and Korean text whose font is neither in
 * the document nor on the machine under its own name.
 */
final class ChineseFallback implements FontMapper {

  private static final Set<String> EAST_ASIAN = Set.of("GB1", "CNS1", "Japan1", "Korea1", "KR");

  private final FontMapper system;
  private final TrueTypeFont chinese;

  private ChineseFallback(FontMapper system, TrueTypeFont chinese) {
    this.system = system;
    this.chinese = chinese;
  }

  static FontMapper with(FontMapper system, Path font) {
    try {
      var parsed = new TTFParser().parse(new RandomAccessReadBufferedFile(font.toString()));
      return new ChineseFallback(system, parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CIDFontMapping getCIDFont(
      String name, PDFontDescriptor descriptor, PDCIDSystemInfo collection) {
    if (!isEastAsian(name, collection)) {
      return system.getCIDFont(name, descriptor, collection);
    }
    var found = system.getTrueTypeFont(name, descriptor);
    return found == null || found.isFallback()
        ? new CIDFontMapping(null, chinese, true)
        : new CIDFontMapping(null, found.getFont(), false);
  }

  @Override
  public @Nullable FontMapping<TrueTypeFont> getTrueTypeFont(
      String name, PDFontDescriptor descriptor) {
    return system.getTrueTypeFont(name, descriptor);
  }

  @Override
  public @Nullable FontMapping<FontBoxFont> getFontBoxFont(
      String name, PDFontDescriptor descriptor) {
    return system.getFontBoxFont(name, descriptor);
  }

  private static boolean isEastAsian(@Nullable String name, @Nullable PDCIDSystemInfo collection) {
    if (collection != null && EAST_ASIAN.contains(collection.getOrdering())) {
      return true;
    }
    // Identity collections say nothing; the usual names of Chinese fonts do.
    return name != null
        && (name.matches("(?i).*(song|simsun|sun-?ext|hei|kai|fang|gb2312|yahei|st(song|kaiti)).*")
            || name.codePoints().anyMatch(Character::isIdeographic));
  }
}
