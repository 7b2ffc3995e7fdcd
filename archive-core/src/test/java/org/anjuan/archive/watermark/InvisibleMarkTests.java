package org.anjuan.archive.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.anjuan.worker.drawing.Bitmaps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("QRY-2")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("InvisibleMarkTests")
class InvisibleMarkTests {
  private static final MarkId MARK = new MarkId("8badf00d");

  private final MarkedPages marked = new MarkedPages("one key");

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void markIsReadAfterWhatScreensAndPhonesDoToAPage(Distortion distortion) {
    var page = marked.sent(MarkedPages.page(1), MARK);

    var picture = distortion.of(page, new Random(distortion.ordinal()));

    assertThat(marked.read(picture).map(MarkReader.Found::id)).contains(MARK);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void markIsReadFromAPageThatTheViewerTurned(int quarters) {
    var page = marked.sent(MarkedPages.page(2), MARK).getSubimage(300, 400, 500, 500);
    var turned = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
    var graphics = turned.createGraphics();
    graphics.rotate(quarters * Math.PI / 2, 250, 250);
    graphics.drawImage(page, 0, 0, null);
    graphics.dispose();

    assertThat(marked.read(turned).map(MarkReader.Found::id)).contains(MARK);
  }

  @Test
  void markIsReadFromAPageWithNothingOnIt() {
    var blank = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
    var graphics = blank.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 900, 900);
    graphics.dispose();

    assertThat(marked.read(marked.sent(blank, MARK)).map(MarkReader.Found::id)).contains(MARK);
  }

  @Test
  void nothingIsFoundWhereNothingWasBurntIn() {
    for (int seed = 0; seed < 3; seed++) {
      var part = MarkedPages.unmarked(MarkedPages.page(seed)).getSubimage(200, 300, 420, 420);
      assertThat(marked.read(part)).as("page %d", seed).isEmpty();
    }
  }

  @Test
  void nothingIsFoundInOneColourOrOnePixel() {
    assertThat(marked.read(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB))).isEmpty();
    assertThat(marked.read(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isEmpty();
  }

  @Test
  void markOfAnotherArchiveIsNotRead() {
    var page = new MarkedPages("another key").sent(MarkedPages.page(3), MARK);

    assertThat(marked.read(page.getSubimage(100, 100, 600, 600))).isEmpty();
  }

  @Test
  void whitePaperStaysWhiteToTheEye() {
    var page = MarkedPages.page(4);
    int[] without = Bitmaps.pixels(MarkedPages.stamped(page));
    int[] with = Bitmaps.pixels(marked.burnt(page, MARK));

    double squares = 0;
    int largest = 0;
    for (int i = 0; i < with.length; i++) {
      int difference = (with[i] & 255) - (without[i] & 255);
      squares += difference * difference;
      largest = Math.max(largest, Math.abs(difference));
    }
    assertThat(largest).isLessThanOrEqualTo(4);
    assertThat(10 * Math.log10(255.0 * 255 * with.length / squares)).isGreaterThan(40);
  }
}
