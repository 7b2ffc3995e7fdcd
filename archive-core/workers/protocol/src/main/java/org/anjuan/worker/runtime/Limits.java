package org.anjuan.worker.runtime;

/**
 * What a document may ask of a worker.
 *
 * @param bytes of a document, and of all that an OFD package unpacks to
 * @param pages of a document
 * @param pixels of a picture that is decoded or drawn
 */
public record Limits(long bytes, int pages, long pixels) {

  public static final Limits DEFAULT = new Limits(256L << 20, 5_000, 120_000_000);

  /** Pages drawn for text recognition are never larger: an A3 page at 200 dpi has 7.7 million. */
  public static final long SCAN_PIXELS = 16_000_000;

  /** The limits that the application gave when it started this process. */
  static Limits ofThisProcess() {
    return new Limits(
        Long.getLong("anjuan.limit.bytes", DEFAULT.bytes),
        Integer.getInteger("anjuan.limit.pages", DEFAULT.pages),
        Long.getLong("anjuan.limit.pixels", DEFAULT.pixels));
  }
}
