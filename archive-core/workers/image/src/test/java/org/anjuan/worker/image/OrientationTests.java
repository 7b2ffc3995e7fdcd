package org.anjuan.worker.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("QRY-1")
class OrientationTests {

  /**
   * Where the first pixel of the file is to be seen, as EXIF names it: row 0 and column 0 of the
   * table in its standard.
   */
  @ParameterizedTest
  @CsvSource({
    "1, left top, right top",
    "2, right top, left top",
    "3, right bottom, left bottom",
    "4, left bottom, right bottom",
    "5, left top, left bottom",
    "6, right top, right bottom",
    "7, right bottom, right top",
    "8, left bottom, left top",
    "9, left top, right top"
  })
  void cornersComeToStandWhereTheyBelong(int exif, String first, String endOfFirstRow) {
    var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);
    image.setRGB(2, 0, 0x00ff00);

    var upright = Orientation.of(exif).upright(image);

    assertThat(corner(upright, first)).isEqualTo(0xff0000);
    assertThat(corner(upright, endOfFirstRow)).isEqualTo(0x00ff00);
    assertThat(upright.getWidth()).isEqualTo(exif >= 5 && exif <= 8 ? 2 : 3);
  }

  private static int corner(BufferedImage image, String place) {
    int x = place.startsWith("left") ? 0 : image.getWidth() - 1;
    int y = place.endsWith("top") ? 0 : image.getHeight() - 1;
    return image.getRGB(x, y) & 0xffffff;
  }
}
