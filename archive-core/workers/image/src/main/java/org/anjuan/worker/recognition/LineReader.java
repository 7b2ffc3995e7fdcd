package org.anjuan.worker.recognition;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Reads the characters of one line (SVTR with CTC). */
final class LineReader {

  private final Network network;
  private final List<String> signs;

  LineReader(OrtSession session, List<String> signs) {
    network = new Network(session, Network.Normalisation.CENTRED);
    this.signs = signs;
  }

  /**
   * What was read.
   *
   * @param confidence the mean over the characters, 0 to 1
   */
  record Reading(String text, double confidence) {}

  Reading read(BufferedImage line) throws OrtException {
    var output = network.run(line);
    int steps = (int) output.shape()[1];
    int choices = (int) output.shape()[2];
    var found = new ArrayList<Gaps.Sign>();
    double sum = 0;
    int before = 0;
    for (int step = 0; step < steps; step++) {
      int best = best(output.values(), step * choices, choices);
      // Choice 0 is "nothing"; the same choice twice in a row is one character.
      if (best != 0 && best != before) {
        found.add(new Gaps.Sign(best <= signs.size() ? signs.get(best - 1) : " ", step));
        sum += output.values()[step * choices + best];
      }
      before = best;
    }
    return new Reading(Gaps.text(found), found.isEmpty() ? 0 : sum / found.size());
  }

  private static int best(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
