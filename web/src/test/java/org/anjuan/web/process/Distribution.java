package org.anjuan.web.process;

import java.nio.file.Path;

/** What the build has put together, and where. */
final class Distribution {
  private Distribution() {}

  static Path home() {
    return Path.of(System.getProperty("anjuan.home"));
  }

  /** The root of the source tree. */
  static Path root() {
    return Path.of(System.getProperty("anjuan.root"));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
