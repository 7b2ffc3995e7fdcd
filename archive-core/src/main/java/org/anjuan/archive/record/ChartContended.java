package org.anjuan.archive.record;

/** Too many said something of one chart number at once; try again. */
public final class ChartContended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChartContended() {
    super("a chart number is contended");
  }
}
