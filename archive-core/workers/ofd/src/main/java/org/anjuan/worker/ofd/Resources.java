package org.anjuan.worker.ofd;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Unreadable;
import org.jspecify.annotations.Nullable;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.ResourceManage;

/** A document's resources: pictures within limits, and a font for text whose font is not there. */
final class Resources extends ResourceManage {

  private final long mostPixels;

  Resources(OFDReader reader, long mostPixels) {
    super(reader);
    this.mostPixels = mostPixels;
  }

  @Override
  public @Nullable BufferedImage getImage(String id) throws IOException {
    byte[] content = getImageByteArray(id);
    if (content == null) {
      return null;
    }
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return null;
      }
      var reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > mostPixels) {
          throw new Unreadable(Refusal.TOO_MANY_PIXELS);
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  @Override
  public CT_Font getFont(String id) {
    CT_Font font = super.getFont(id);
    // OFDRW leaves text out whose font it does not find.
    return font == null ? new CT_Font().setFontName("unknown") : font;
  }
}
