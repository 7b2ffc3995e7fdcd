package org.anjuan.worker.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.anjuan.worker.dicom.DicomObject;
import org.anjuan.worker.paper.PaperFont;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.PageFormat;
import org.anjuan.worker.runtime.Recognition;
import org.anjuan.worker.runtime.Unreadable;

/** Opens pictures. Only a TIFF has several pages; of a GIF the first picture counts. */
final class ImageFormat implements PageFormat {

  private static final Set<String> ACCEPTED = Set.of("jpeg", "png", "tif", "bmp", "gif", "webp");

  private final Recognition recognition;
  private final PaperFont font;
  private final LastPicture last = new LastPicture();

  ImageFormat(Recognition recognition, PaperFont font) {
    this.recognition = recognition;
    this.font = font;
  }

  @Override
  public OpenDocument open(byte[] content, Limits limits) throws IOException {
    if (DicomObject.looksLike(content)) {
      return DicomObject.open(content, font, limits);
    }
    var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content));
    var reader = reader(stream).orElseThrow(() -> new Unreadable(Refusal.OTHER_FORMAT));
    reader.setInput(stream, false, true);
    boolean paged = format(reader).equals("tif");
    int pages = paged ? pages(reader, limits.pages()) : 1;
    return new ImageDocument(
        new PictureReader(reader, Orientations.of(content, format(reader)), limits.pixels()),
        pages,
        recognition,
        last);
  }

  /** Counts no further than it has to: some files chain their pages in a circle. */
  private static int pages(ImageReader reader, int most) throws IOException {
    int pages = 0;
    while (pages <= most) {
      try {
        reader.getWidth(pages);
      } catch (IndexOutOfBoundsException e) {
        break;
      }
      pages++;
    }
    return pages;
  }

  private static Optional<ImageReader> reader(ImageInputStream stream) {
    var readers = new ArrayList<ImageReader>();
    ImageIO.getImageReaders(stream).forEachRemaining(readers::add);
    // TwelveMonkeys reads what Java's own readers refuse, such as CMYK JPEG and BigTIFF.
    return readers.stream()
        .filter(reader -> ACCEPTED.contains(format(reader)))
        .min((a, b) ->
            Boolean.compare(
                !a.getClass().getName().startsWith("com.twelvemonkeys"),
                !b.getClass().getName().startsWith("com.twelvemonkeys")));
  }

  private static String format(ImageReader reader) {
    var names = reader.getOriginatingProvider().getFormatNames();
    var name = names.length == 0 ? "" : names[0].toLowerCase(Locale.ROOT);
    return switch (name) {
      case "jpg" -> "jpeg";
      case "tiff", "bigtiff" -> "tif";
      default -> name;
    };
  }
}
