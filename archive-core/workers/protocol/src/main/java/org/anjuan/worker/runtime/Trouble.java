package org.anjuan.worker.runtime;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** What went wrong, for a developer who let the worker's standard error through. */
final class Trouble {

  private static final boolean TOLD = Boolean.getBoolean("anjuan.trouble");

  private Trouble() {}

  /** Libraries warn about every second document, in its own words. */
  static void silenceLibraries() {
    if (!TOLD) {
      LogManager.getLogManager().reset();
      Logger.getLogger("").setLevel(Level.OFF);
    }
  }

  /** Says nothing by default: messages of parsers quote documents. */
  @SuppressWarnings("CatchAndPrintStackTrace")
  static void note(Throwable trouble) {
    if (TOLD) {
      trouble.printStackTrace();
    }
  }
}
