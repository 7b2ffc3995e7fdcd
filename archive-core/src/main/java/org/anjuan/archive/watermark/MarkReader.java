package org.anjuan.archive.watermark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.watermark.FoldedTile.Spectrum;

/**
 * Reads invisible watermarks out of screenshots, photographs and crops of them, without the page
 * they were burnt into. Says nothing rather than something wrong: the keyed check decides.
 */
final class MarkReader {

  private static final int MOST_LIES = 24;
  private static final int MOST_REFINED = 4;
  private static final int MOST_PEAKS = 3;
  private static final double FAINTEST = 5;

  /** Decoded at once without looking on. */
  private static final double CLEAR = 8;

  private final MarkLayout layout;
  private final MarkPayload payload;
  private final Spectrum fixed;
  private final Spectrum chip = new Spectrum(i -> i == 0 ? 1 : 0);

  MarkReader(MarkLayout layout, MarkPayload payload) {
    this.layout = layout;
    this.payload = payload;
    this.fixed = new Spectrum(layout::fixed);
  }

  /**
   * A mark that was found.
   *
   * @param strength how far it stands out from chance, in standard deviations
   * @param scale of the picture against what was burnt in
   * @param turn in degrees
   */
  record Found(MarkId id, double strength, double scale, double turn) {}

  /** A picture of at most this many pixels a side is searched as it is; larger ones are halved. */
  private static final int LARGEST_SIDE = 2_700;

  private static final int SMALLEST_SIDE = 1_300;

  Optional<Found> read(GreyImage image) {
    var level = image;
    double scale = 1;
    while (Math.max(level.width(), level.height()) > LARGEST_SIDE) {
      level = level.halved();
      scale *= 2;
    }
    var found = search(level, scale);
    if (found.isEmpty() && Math.max(level.width(), level.height()) > SMALLEST_SIDE) {
      found = search(level.halved(), scale * 2);
    }
    return found;
  }

  private Optional<Found> search(GreyImage image, double enlargement) {
    return search(image)
        .map(found -> new Found(found.id, found.strength, found.scale * enlargement, found.turn));
  }

  private Optional<Found> search(GreyImage image) {
    var flat = Flattened.of(image, 7);
    var lies = TileGrid.of(flat).likeliest(MOST_LIES);
    var tried = new ArrayList<Fit>();
    for (var lie : lies) {
      var fit = best(flat, lie.scale(), lie.turn(), 0.002, Math.toRadians(0.12));
      for (int quarter = 1; quarter < 4; quarter++) {
        var turned = fit(flat, lie.scale(), lie.turn() + quarter * Math.PI / 2);
        fit = turned.strength > fit.strength ? turned : fit;
      }
      if (fit.strength > CLEAR) {
        var found = decode(flat, refined(flat, fit));
        if (found.isPresent()) {
          return found;
        }
      }
      tried.add(fit);
    }
    tried.sort(Comparator.comparingDouble(Fit::strength).reversed());
    for (var fit : tried.subList(0, Math.min(MOST_REFINED, tried.size()))) {
      var found = decode(flat, refined(flat, fit));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Fit refined(GreyImage flat, Fit fit) {
    var best = fit;
    for (double step = 0.001; step > 0.0002; step /= 2) {
      best = best(flat, best.scale, best.turn, step, step);
    }
    return best;
  }

  private Fit best(GreyImage flat, double scale, double turn, double scaleStep, double turnStep) {
    var best = fit(flat, scale, turn);
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        if (i != 0 || j != 0) {
          var fit = fit(flat, scale * (1 + i * scaleStep), turn + j * turnStep);
          best = fit.strength > best.strength ? fit : best;
        }
      }
    }
    return best;
  }

  private Fit fit(GreyImage flat, double scale, double turn) {
    var correlation = FoldedTile.of(flat, scale, turn).correlation(fixed);
    return new Fit(scale, turn, peaks(correlation).getFirst().strength());
  }

  private Optional<Found> decode(GreyImage flat, Fit fit) {
    var folded = FoldedTile.of(flat, fit.scale, fit.turn);
    for (var peak : peaks(folded.correlation(fixed))) {
      if (peak.strength > FAINTEST) {
        var soft = layout.soft(folded.chips(peak.shift, chip));
        var id = payload.read(ConvolutionalCode.decode(soft, MarkPayload.BITS));
        if (id.isPresent()) {
          return Optional.of(
              new Found(id.get(), peak.strength, fit.scale, Math.toDegrees(fit.turn)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Peak> peaks(float[] correlation) {
    double sum = 0;
    double squares = 0;
    for (float value : correlation) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / correlation.length;
    double deviation = Math.sqrt(squares / correlation.length - mean * mean) + 1e-12;
    var peaks = new ArrayList<Peak>();
    for (int n = 0; n < MOST_PEAKS; n++) {
      int best = -1;
      for (int i = 0; i < correlation.length; i++) {
        if ((best < 0 || correlation[i] > correlation[best]) && isApart(i, peaks)) {
          best = i;
        }
      }
      peaks.add(new Peak(best, (correlation[best] - mean) / deviation));
    }
    return peaks;
  }

  private static boolean isApart(int shift, List<Peak> peaks) {
    for (var peak : peaks) {
      int dx = Math.abs(shift % FoldedTile.SIDE - peak.shift % FoldedTile.SIDE);
      int dy = Math.abs(shift / FoldedTile.SIDE - peak.shift / FoldedTile.SIDE);
      if (Math.min(dx, FoldedTile.SIDE - dx) < 4 && Math.min(dy, FoldedTile.SIDE - dy) < 4) {
        return false;
      }
    }
    return true;
  }

  private record Fit(double scale, double turn, double strength) {}

  private record Peak(int shift, double strength) {}
}
