package org.anjuan.archive.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.format.PagePixels;
import org.jspecify.annotations.Nullable;

/** Looks at a page's pixels: whether it is blank, and which bar code of ours is on it. */
public final class PageReading {

  /** A4 at 200 dots an inch; finer pictures are made coarser before bar codes are sought. */
  private static final int WIDE_ENOUGH = 1_700;

  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE),
          DecodeHintType.TRY_HARDER,
          true);

  private PageReading() {}

  public static PageSigns of(PagePixels pixels) {
    if (pixels.rgb().length == 0) {
      return new PageSigns(true, null);
    }
    var tones = Tones.of(pixels, WIDE_ENOUGH);
    if (tones.isBlank()) {
      return new PageSigns(true, null);
    }
    var upright = code(tones);
    return new PageSigns(false, upright == null ? code(tones.turned()) : upright);
  }

  private static @Nullable String code(Tones tones) {
    var source =
        new PlanarYUVLuminanceSource(
            tones.values(),
            tones.width(),
            tones.height(),
            0,
            0,
            tones.width(),
            tones.height(),
            false);
    try {
      var text =
          new MultiFormatReader()
              .decode(new BinaryBitmap(new HybridBinarizer(source)), HINTS)
              .getText();
      return PaperCode.of(text).map(PaperCode::text).orElse(null);
    } catch (NotFoundException none) {
      return null;
    }
  }
}
