package org.anjuan.worker.pdf;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.anjuan.worker.jpeg2000.Codestream;
import org.anjuan.worker.jpeg2000.Jpeg2000;
import org.anjuan.worker.runtime.Limits;
import org.jspecify.annotations.Nullable;

/** Lets PDFBox find a reader for JPEG 2000, by the name that it asks for. */
final class Jpeg2000ReaderSpi extends ImageReaderSpi {

  Jpeg2000ReaderSpi() {
    super(
        "Anjuan",
        "1",
        new String[] {"JPEG2000", "jpeg2000"},
        new String[] {"jp2", "jpx"},
        new String[] {"image/jp2"},
        Reader.class.getName(),
        new Class<?>[] {ImageInputStream.class},
        null,
        false,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  /** Asked for by name only: other formats are not to be tried on it. */
  @Override
  public boolean canDecodeInput(Object source) {
    return false;
  }

  @Override
  public ImageReader createReaderInstance(@Nullable Object extension) {
    return new Reader(this);
  }

  @Override
  public String getDescription(@Nullable Locale locale) {
    return "JPEG 2000";
  }

  private static final class Reader extends ImageReader {
    private byte @Nullable [] content;

    Reader(ImageReaderSpi origin) {
      super(origin);
    }

    @Override
    public void setInput(@Nullable Object input, boolean forward, boolean ignore) {
      super.setInput(input, forward, ignore);
      content = null;
    }

    private byte[] content() throws IOException {
      var present = content;
      if (present == null) {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[64 << 10];
        var stream = (ImageInputStream) getInput();
        for (int n; (n = stream.read(buffer)) > 0; ) {
          all.write(buffer, 0, n);
        }
        present = all.toByteArray();
        content = present;
      }
      return present;
    }

    private Codestream size() throws IOException {
      return Codestream.of(content()).orElseThrow(() -> new IOException("no picture"));
    }

    @Override
    public int getNumImages(boolean search) {
      return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
      return size().width();
    }

    @Override
    public int getHeight(int index) throws IOException {
      return size().height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) {
      return List.of(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB))
          .iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
      return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) {
      return null;
    }

    @Override
    public boolean canReadRaster() {
      return false;
    }

    @Override
    public Raster readRaster(int index, @Nullable ImageReadParam parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam parameters) throws IOException {
      return Jpeg2000.decode(content(), Limits.DEFAULT.pixels());
    }
  }
}
