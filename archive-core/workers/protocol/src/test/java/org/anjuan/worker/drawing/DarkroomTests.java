package org.anjuan.worker.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.anjuan.worker.protocol.Retouch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DIG-2: pages are turned, straightened, cut and toned from the untouched picture. */
@Tag("DIG-2")
class DarkroomTests {
  private static final int INK = 0x202020;

  private final BufferedImage picture = picture();

  /** A white page, 200 by 100, with a dark square in its top left corner. */
  private static BufferedImage picture() {
    var image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 200, 100);
    graphics.setColor(new Color(INK));
    graphics.fillRect(0, 0, 20, 20);
    graphics.dispose();
    return image;
  }

  private static Retouch turned(int quarters) {
    return new Retouch(quarters, 0, 0, 0, 0, 0, 1, 1, false);
  }

  private static int at(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }

  @Test
  void untouchedPageStaysAsItIs() {
    var page = Darkroom.develop(picture, Retouch.NONE);
    assertThat(page.getWidth()).isEqualTo(200);
    assertThat(at(page, 10, 10)).isEqualTo(INK);
    assertThat(at(page, 100, 50)).isEqualTo(0xffffff);
  }

  @Test
  void quarterTurnsGoClockwise() {
    var once = Darkroom.develop(picture, turned(1));
    assertThat(once.getWidth()).isEqualTo(100);
    assertThat(at(once, 90, 10)).isEqualTo(INK);
    var twice = Darkroom.develop(picture, turned(2));
    assertThat(at(twice, 190, 90)).isEqualTo(INK);
    var thrice = Darkroom.develop(picture, turned(3));
    assertThat(at(thrice, 10, 190)).isEqualTo(INK);
  }

  @Test
  void croppingCountsFromTheTurnedPage() {
    var page = Darkroom.develop(picture, new Retouch(1, 0, 0.5, 0, 0, 0.75, 1, 1, false));
    assertThat(page.getWidth()).isEqualTo(50);
    assertThat(page.getHeight()).isEqualTo(50);
    assertThat(at(page, 40, 10)).isEqualTo(INK);
    assertThat(at(page, 10, 10)).isEqualTo(0xffffff);
  }

  @Test
  void straighteningTurnsClockwiseAndFillsWithPaper() {
    var page = Darkroom.develop(picture, new Retouch(0, 10, 0, 0, 0, 0, 1, 1, false));
    assertThat(page.getWidth()).isEqualTo(200);
    assertThat(at(page, 1, 98)).as("where nothing was").isEqualTo(0xffffff);
    assertThat(at(page, 18, 2)).as("the top left goes up and to the right").isEqualTo(INK);
  }

  @Test
  void tonesChangeAndColourGoes() {
    var faint = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    faint.setRGB(0, 0, 0x808080);
    faint.setRGB(1, 0, 0xc00000);
    var brighter = Darkroom.develop(faint, new Retouch(0, 0, 0, 0, 0, 0, 1.5, 1, false));
    assertThat(at(brighter, 0, 0)).isEqualTo(0xc0c0c0);
    var harder = Darkroom.develop(faint, new Retouch(0, 0, 0, 0, 0, 0, 1, 2, false));
    assertThat(at(harder, 1, 0)).isEqualTo(0xff0000);
    var grey = Darkroom.develop(faint, new Retouch(0, 0, 0, 0, 0, 0, 1, 1, true));
    assertThat(at(grey, 1, 0)).isEqualTo(0x292929);
    assertThat(at(faint, 1, 0)).as("the picture itself").isEqualTo(0xc00000);
  }

  @Test
  void whatLeavesNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retouch(0, 0, 0.5, 0, 0.5, 0, 1, 1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retouch(0, Double.NaN, 0, 0, 0, 0, 1, 1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retouch(4, 0, 0, 0, 0, 0, 1, 1, false));
  }
}
