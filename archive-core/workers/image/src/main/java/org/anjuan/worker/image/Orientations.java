package org.anjuan.worker.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How the pictures of a file have to be turned, as cameras (EXIF) and scanners (TIFF) note it. */
record Orientations(List<Orientation> pages) {

  static Orientations of(byte[] content, String format) {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      return switch (format) {
        case "jpeg" -> new Orientations(exif(stream));
        case "tif" -> new Orientations(all(new TIFFReader().read(stream)));
        default -> new Orientations(List.of());
      };
    } catch (IOException | RuntimeException e) {
      // A picture with damaged notes about itself is still a picture.
      return new Orientations(List.of());
    }
  }

  Orientation ofPage(int page) {
    return page <= pages.size() ? pages.get(page - 1) : Orientation.UPRIGHT;
  }

  private static List<Orientation> exif(ImageInputStream stream) throws IOException {
    for (var segment : JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif")) {
      try (var data = segment.data()) {
        data.skipNBytes(1); // padding
        return all(new TIFFReader().read(new MemoryCacheImageInputStream(data)));
      }
    }
    return List.of();
  }

  private static List<Orientation> all(Directory directory) {
    return directory instanceof CompoundDirectory compound
        ? IntStream.range(0, compound.directoryCount())
            .mapToObj(i -> one(compound.getDirectory(i)))
            .toList()
        : List.of(one(directory));
  }

  private static Orientation one(Directory directory) {
    var entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
    return entry != null && entry.getValue() instanceof Number number
        ? Orientation.of(number.intValue())
        : Orientation.UPRIGHT;
  }
}
