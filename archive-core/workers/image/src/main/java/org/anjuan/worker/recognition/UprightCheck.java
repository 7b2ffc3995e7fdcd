package org.anjuan.worker.recognition;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.util.List;

/** Tells whether a page stands on its head, from some of its longer lines. */
final class UprightCheck {

  private static final int WIDTH = 192;
  private static final int LONG = 150;
  private static final int ENOUGH = 8;
  private static final double SURE = 0.9;

  private final Network network;

  UprightCheck(OrtSession session) {
    network = new Network(session, Network.Normalisation.CENTRED);
  }

  boolean isUpsideDown(List<BufferedImage> lines) throws OrtException {
    int asked = 0;
    int upsideDown = 0;
    for (var line : lines) {
      if (asked < ENOUGH && line.getWidth() > LONG) {
        asked++;
        upsideDown += standsOnItsHead(line) ? 1 : 0;
      }
    }
    return upsideDown * 2 > asked;
  }

  private boolean standsOnItsHead(BufferedImage line) throws OrtException {
    var start = new BufferedImage(WIDTH, LineCutter.HEIGHT, BufferedImage.TYPE_INT_RGB);
    var graphics = start.createGraphics();
    graphics.drawImage(line, 0, 0, null);
    graphics.dispose();
    return network.run(start).values()[1] > SURE;
  }
}
