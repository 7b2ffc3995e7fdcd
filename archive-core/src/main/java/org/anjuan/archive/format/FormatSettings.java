package org.anjuan.archive.format;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How documents are read.
 *
 * @param maxBytes a larger document is not read
 * @param maxPages a document of more pages is not read
 * @param maxPixels a larger picture is not decoded
 * @param scanDpi the resolution at which pages are drawn for text recognition
 * @param isolation whether workers run without a network of their own
 * @param jvm further options of the workers' JVMs
 * @param diagnostics let the workers' error output through; it may quote documents: never in
 *     production
 */
@ConfigurationProperties("anjuan.format")
record FormatSettings(
    @DefaultValue("256MB") DataSize maxBytes,
    @DefaultValue("5000") int maxPages,
    @DefaultValue("120000000") long maxPixels,
    @DefaultValue("200") int scanDpi,
    @DefaultValue List<String> jvm,
    @DefaultValue("false") boolean diagnostics,
    @DefaultValue Pool pdf,
    @DefaultValue Pool ofd,
    @DefaultValue("AUTO") Isolation.Wish isolation,
    @DefaultValue Pool image,
    @DefaultValue Pool text) {

  FormatSettings {
    jvm = List.copyOf(jvm);
    check(maxBytes.toBytes() > 0 && maxBytes.toGigabytes() < 2, "max-bytes: below 2GB");
    check(maxPages > 0, "max-pages: at least 1");
    check(maxPixels > 0, "max-pixels: at least 1");
    check(scanDpi >= 72 && scanDpi <= 400, "scan-dpi: 72 to 400");
  }

  Pool pool(Family family) {
    return switch (family) {
      case PDF -> pdf;
      case OFD -> ofd;
      case IMAGE -> image;
      case TEXT -> text;
      case VIDEO -> throw new IllegalArgumentException("video has no pages");
    };
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException("anjuan.format." + message);
    }
  }

  /**
   * The workers of a family.
   *
   * @param workers at most so many processes, started when needed
   * @param heap of each
   * @param timeout of one request: opening a document, or one page
   * @param maxWait how long a request waits for a worker
   * @param recycleAfter so many requests; libraries leak
   */
  record Pool(
      @DefaultValue("2") int workers,
      @DefaultValue("768MB") DataSize heap,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("2m") Duration maxWait,
      @DefaultValue("5000") int recycleAfter) {

    Pool {
      check(workers > 0, "<family>.workers: at least 1");
      check(heap.toMegabytes() >= 64, "<family>.heap: at least 64MB");
      check(timeout.isPositive(), "<family>.timeout: positive");
      check(maxWait.isPositive(), "<family>.max-wait: positive");
      check(recycleAfter > 0, "<family>.recycle-after: at least 1");
    }
  }
}
