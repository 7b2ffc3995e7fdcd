package org.anjuan.station.scanner;

import java.util.List;

/**
 * A scanner as the archive's page lists it.
 *
 * @param sources where its paper lies: {@code flatbed}, {@code feeder}
 */
public record Scanner(String id, String name, List<String> sources) {
  public Scanner {
    sources = List.copyOf(sources);
  }
}
