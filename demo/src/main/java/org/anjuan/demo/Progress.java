package org.anjuan.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Counts what was written, and says so once a second. */
final class Progress {

  private static final long SECOND = 1_000_000_000L;

  private final PrintStream out;
  private final LongSupplier nanos;
  private final long begun;
  private long documents;
  private long pages;
  private long bytes;
  private long stays;
  private long said;

  Progress(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    begun = nanos.getAsLong();
    said = begun;
  }

  void stay() {
    stays++;
  }

  void document(int pagesOfIt, long bytesOfIt) {
    documents++;
    pages += pagesOfIt;
    bytes += bytesOfIt;
    if (nanos.getAsLong() - said >= SECOND) say();
  }

  long pages() {
    return pages;
  }

  long documents() {
    return documents;
  }

  void say() {
    said = nanos.getAsLong();
    double seconds = Math.max(0.001, (said - begun) / 1e9);
    out.printf(
        Locale.ROOT,
        "demo hospital: %d stays, %d documents, %d pages, %.1f MB, %.1f documents/s%n",
        stays,
        documents,
        pages,
        bytes / 1e6,
        documents / seconds);
  }
}
