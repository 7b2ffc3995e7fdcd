package org.anjuan.station.scanner;

import java.io.IOException;
import java.util.List;

/** A way to reach scanners. */
interface Scanners {

  /** Those that answer now. */
  List<Scanner> list() throws InterruptedException;

  /** Whether this way reaches a scanner of this id. */
  boolean knows(String id);

  /** Begins a scan. */
  Scan begin(ScanOrder order) throws IOException, InterruptedException;
}
