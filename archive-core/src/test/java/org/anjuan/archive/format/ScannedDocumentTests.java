package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("QRY-6")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestWorkers.PROCESSES)
class ScannedDocumentTests {

  private static final String TEXT = "手术知情同意书：腹腔镜胆囊切除术";

  private PooledFormatWorkers workers;

  @BeforeAll
  void start() {
    workers = TestWorkers.start(Map.of());
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @Test
  void textOfAScannedPageIsRecognised() {
    var page = extract(DocumentFormat.PDF, Samples.scannedPdf(List.of(TEXT))).texts.get(0);

    assertThat(page.origin()).isEqualTo(TextOrigin.OCR);
    assertThat(page.text()).isEqualTo(TEXT);
    assertThat(page.confidence().orElseThrow()).isBetween(0.9, 1.0);
    assertThat(page.width()).as("of the page, not of its picture").isBetween(595.0, 596.0);
  }

  @Test
  void pageWithNothingOnItHasNoText() {
    var page = extract(DocumentFormat.PDF, Samples.scannedPdf(List.of(""))).texts.get(0);

    assertThat(page.origin()).isEqualTo(TextOrigin.NONE);
    assertThat(page.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void pageThatLiesOnItsSideOrHeadIsReadAllTheSame(int quarterTurns) throws IOException {
    var page = extract(DocumentFormat.PNG, png(turned(Samples.picture(TEXT), quarterTurns)));

    var line = page.texts.get(0).lines().get(0);
    assertThat(line.text()).isEqualTo(TEXT);
    var box = line.box();
    assertThat(box).isNotNull();
    boolean lies = quarterTurns % 2 == 1;
    assertThat(box.height() > box.width()).isEqualTo(lies);
  }

  private Seen extract(DocumentFormat format, byte[] content) {
    var seen = new Seen();
    workers.extract(format, DocumentBytes.of(content), seen);
    return seen;
  }

  private static BufferedImage turned(BufferedImage image, int quarterTurns) {
    boolean lies = quarterTurns % 2 == 1;
    int width = lies ? image.getHeight() : image.getWidth();
    int height = lies ? image.getWidth() : image.getHeight();
    var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    transform.quadrantRotate(quarterTurns);
    transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    var graphics = turned.createGraphics();
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return turned;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
