package org.anjuan.archive.reconciliation;

import java.util.Collection;

/**
 * A source's reports of a stay, counted.
 *
 * @param pdf how many of those received are PDF
 * @param ofd how many of those received are OFD
 */
public record SourceFigures(
    String system, int received, int awaited, int missing, int failed, int pdf, int ofd) {

  public int expected() {
    return received + awaited + missing + failed;
  }

  public Standing standing() {
    if (failed > 0) {
      return Standing.FAILED;
    }
    if (missing > 0) {
      return Standing.MISSING;
    }
    return awaited > 0 ? Standing.AWAITED : Standing.COMPLETE;
  }

  static Standing worst(Collection<SourceFigures> all) {
    return all.stream().map(SourceFigures::standing).reduce(Standing.COMPLETE, Standing::worse);
  }
}
