package org.anjuan.station.scanner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What is to be scanned.
 *
 * @param resolution in dots an inch
 * @param colour whether in colour, else in grey
 * @param feeder whether from the feeder, sheet by sheet, else the one on the glass
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ScanOrder(String scanner, int resolution, boolean colour, boolean feeder) {
  private static final int COARSEST = 75;
  private static final int FINEST = 600;

  ScanOrder {
    if (resolution < COARSEST || resolution > FINEST) {
      throw new IllegalArgumentException("resolution");
    }
  }
}
