package org.anjuan.worker.runtime;

/** What went wrong, for a developer who let the worker's standard error through. */
final class Trouble {

  private static final boolean TOLD = Boolean.getBoolean("anjuan.trouble");

  private Trouble() {}

  /** Says nothing by default: messages of parsers quote documents. */
  @SuppressWarnings("CatchAndPrintStackTrace")
  static void note(Throwable trouble) {
    if (TOLD) {
      trouble.printStackTrace();
    }
  }
}
