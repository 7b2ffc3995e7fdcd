package org.anjuan.station.scanner;

import java.io.IOException;
import java.util.Optional;

/** A scan that goes on. */
interface Scan extends AutoCloseable {

  /**
   * The next page as JPEG; empty when there is none any more.
   *
   * @throws ScannerTrouble when the scanner can't go on
   */
  Optional<byte[]> next() throws IOException, InterruptedException;

  /** Ends it, whether or not all pages were taken. */
  @Override
  void close();
}
