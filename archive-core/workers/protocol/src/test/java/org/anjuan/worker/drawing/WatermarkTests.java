package org.anjuan.worker.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("QRY-2")
class WatermarkTests {

  private static final List<String> LINES = List.of("王医生 1001", "2026-03-01 10:00");

  private final Watermark watermark = Watermark.inShippedFont();

  @ParameterizedTest
  @ValueSource(ints = {160, 1240})
  void everyPartOfThePageCarriesIt(int width) {
    var page = page(width, width * 3 / 2, Color.WHITE);

    watermark.burnInto(page, LINES);

    int parts = 3;
    for (int row = 0; row < parts; row++) {
      for (int column = 0; column < parts; column++) {
        var part =
            page.getSubimage(
                column * page.getWidth() / parts,
                row * page.getHeight() / parts,
                page.getWidth() / parts,
                page.getHeight() / parts);
        assertThat(inked(part)).as("row %d column %d", row, column).isPositive();
      }
    }
  }

  @Test
  void thePageStaysLegibleThroughIt() {
    var page = page(1240, 1754, Color.WHITE);

    watermark.burnInto(page, LINES);

    int darkest = Arrays.stream(Bitmaps.pixels(page)).map(pixel -> pixel & 255).min().orElseThrow();
    assertThat(darkest).isBetween(160, 235);
    assertThat(inked(page)).isLessThan(page.getWidth() * page.getHeight() / 5);
  }

  @Test
  void differentTextGivesDifferentPixels() {
    var one = page(400, 600, Color.WHITE);
    var other = page(400, 600, Color.WHITE);

    watermark.burnInto(one, List.of("王医生 1001"));
    watermark.burnInto(other, List.of("李医生 1002"));

    assertThat(Bitmaps.pixels(one)).isNotEqualTo(Bitmaps.pixels(other));
  }

  @Test
  void isBurntIntoAFinishedJpeg() {
    var plain = Jpeg.encode(page(160, 226, Color.WHITE));

    var stamped = Jpeg.decode(watermark.burnInto(plain, LINES));

    assertThat(stamped.getWidth()).isEqualTo(160);
    assertThat(inked(stamped)).isPositive();
  }

  @Test
  void bytesThatAreNoImageAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> watermark.burnInto(new byte[] {1, 2, 3}, LINES));
  }

  private static long inked(BufferedImage image) {
    long inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inked += (image.getRGB(x, y) & 255) < 245 ? 1 : 0;
      }
    }
    return inked;
  }

  private static BufferedImage page(int width, int height, Color colour) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }
}
