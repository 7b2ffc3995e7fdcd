package org.anjuan.worker.recognition;

import ai.onnxruntime.OrtException;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.protocol.Line;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.runtime.Recognition;

/**
 * Reads a page, also one that lies on its side or stands on its head. Places are given as the page
 * was handed in.
 */
public final class PageRecognition implements Recognition {

  /** Less sure readings are mostly no text at all. */
  private static final double LEAST_CONFIDENCE = 0.5;

  private final TextDetector detector;
  private final UprightCheck upright;
  private final LineReader reader;

  private PageRecognition(Models models) {
    detector = new TextDetector(models.detection());
    upright = new UprightCheck(models.direction());
    reader = new LineReader(models.reading(), models.signs());
  }

  /** Loads the models; takes about half a second. */
  public static PageRecognition load(int threads) throws OrtException {
    return new PageRecognition(Models.load(threads));
  }

  @Override
  public PageContent recognise(BufferedImage image) throws OrtException {
    var quads = detector.detect(image);
    boolean lies = quads.stream().filter(Quad::stands).count() * 2 > quads.size();
    return new PageContent(
        PageContent.Origin.RECOGNISED,
        image.getWidth(),
        image.getHeight(),
        lies ? onItsSide(image) : lines(image, quads));
  }

  private List<Line> onItsSide(BufferedImage image) throws OrtException {
    var turned = quarterTurned(image);
    return lines(turned, detector.detect(turned)).stream()
        .map(line ->
            new Line(
                line.text(),
                1 - line.y() - line.height(),
                line.x(),
                line.height(),
                line.width(),
                line.confidence()))
        .toList();
  }

  private List<Line> lines(BufferedImage image, List<Quad> quads) throws OrtException {
    var cutter = new LineCutter(image);
    // Some pieces stand on a page that does not: names along a margin.
    var level = quads.stream().map(quad -> quad.stands() ? quad.turned() : quad).toList();
    var cuts = level.stream().map(cutter::cut).toList();
    boolean upsideDown = upright.isUpsideDown(cuts);
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < cuts.size(); i++) {
      var cut = upsideDown ? LineCutter.halfTurned(cuts.get(i)) : cuts.get(i);
      var reading = reader.read(cut);
      if (!reading.text().isEmpty() && reading.confidence() >= LEAST_CONFIDENCE) {
        var place = quads.get(i);
        pieces.add(
            new Piece(
                upsideDown ? place.halfTurned(image.getWidth(), image.getHeight()) : place,
                reading.text(),
                reading.confidence()));
      }
    }
    var lines = new ReadingOrder(image.getWidth(), image.getHeight()).lines(pieces);
    return upsideDown ? lines.stream().map(PageRecognition::halfTurned).toList() : lines;
  }

  private static Line halfTurned(Line line) {
    return new Line(
        line.text(),
        1 - line.x() - line.width(),
        1 - line.y() - line.height(),
        line.width(),
        line.height(),
        line.confidence());
  }

  /** Turned counter-clockwise: what was on the right is on top. */
  private static BufferedImage quarterTurned(BufferedImage image) {
    var turned = new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
    var graphics = turned.createGraphics();
    var transform = AffineTransform.getTranslateInstance(0, image.getWidth());
    transform.quadrantRotate(-1);
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return turned;
  }
}
