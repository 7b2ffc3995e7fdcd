package org.anjuan.worker.ofd;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.anjuan.worker.runtime.Limits;
import org.jspecify.annotations.Nullable;
import org.ofdrw.converter.ImageMaker;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;
import org.ofdrw.reader.ResourceManage;
import org.ofdrw.reader.model.StampAnnotEntity;

/** OFDRW's reader on a package in memory. Pages are parsed when they are asked for, seals once. */
final class PackageReader extends OFDReader {

  private static final double SEAL_PIXELS_PER_MILLIMETRE = 12;

  private final Limits limits;
  private final ResourceManage resources;
  private @Nullable List<StampAnnotEntity> seals;

  PackageReader(OfdPackage unpacked, Limits limits) {
    super(unpacked.root().toString(), false);
    this.limits = limits;
    resources = new Resources(this, limits.pixels());
  }

  @Override
  public ResourceManage getResMgt() {
    return resources;
  }

  @Override
  public List<PageInfo> getPageList() {
    int pages = getNumberOfPages();
    return new AbstractList<>() {
      @Override
      public PageInfo get(int index) {
        return getPageInfo(index + 1);
      }

      @Override
      public int size() {
        return pages;
      }
    };
  }

  @Override
  public List<StampAnnotEntity> getStampAnnots() {
    var present = seals;
    if (present == null) {
      present = new ArrayList<>();
      for (var seal : super.getStampAnnots()) {
        try {
          present.add("ofd".equalsIgnoreCase(seal.getImgType()) ? drawn(seal) : seal);
        } catch (Exception e) {
          // The page is shown without a seal that can't be drawn.
        }
      }
      seals = present;
    }
    return present;
  }

  /** A seal's picture is often an OFD itself; OFDRW would unpack it to the disk. */
  private StampAnnotEntity drawn(StampAnnotEntity seal) throws IOException {
    try (var unpacked = OfdPackage.unpack(seal.getImageByte(), limits.bytes());
        var reader = new PackageReader(unpacked, limits)) {
      var png = new ByteArrayOutputStream();
      ImageIO.write(new SealMaker(reader).makePage(0), "png", png);
      return new DrawnSeal(seal, png.toByteArray());
    }
  }

  private static final class SealMaker extends ImageMaker {
    SealMaker(PackageReader reader) {
      super(reader, SEAL_PIXELS_PER_MILLIMETRE);
      isStamp = true;
    }

    @Override
    public BufferedImage makePage(int index) {
      var size = pages.get(index).getSize();
      // Seals are some centimetres wide; what claims more is not drawn.
      if (!(size.getWidth() > 0 && size.getWidth() < 300)
          || !(size.getHeight() > 0 && size.getHeight() < 300)) {
        throw new IllegalArgumentException("size of a seal");
      }
      return super.makePage(index);
    }
  }

  private static final class DrawnSeal extends StampAnnotEntity {

    private final byte[] png;

    DrawnSeal(StampAnnotEntity seal, byte[] png) {
      super(seal.getHolder(), seal.getSignedInfo());
      this.png = png;
    }

    @Override
    public byte[] getImageByte() {
      return png;
    }

    @Override
    public String getImgType() {
      return "png";
    }

    @Override
    public ByteArrayInputStream getImageStream() {
      return new ByteArrayInputStream(png);
    }
  }
}
