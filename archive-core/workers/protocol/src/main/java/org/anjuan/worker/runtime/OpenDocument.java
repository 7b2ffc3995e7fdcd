package org.anjuan.worker.runtime;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.util.List;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.protocol.Refusal;

/**
 * A document in memory. Pages count from 1; callers ask only for pages that exist. Whatever it
 * throws is taken as damage.
 */
public interface OpenDocument extends AutoCloseable {

  int pageCount();

  PageContent read(int page) throws Exception;

  /** The page at this width in pixels, within the limit on pixels. */
  BufferedImage draw(int page, int width) throws Exception;

  /** The page at this resolution, within the limit on pixels for recognition. */
  BufferedImage scan(int page, int dotsPerInch) throws Exception;

  /** What the document says of itself, as a CDA's header does. */
  default List<Fact> describe() throws Exception {
    return List.of();
  }

  /**
   * The bytes of a file that is enclosed in the document; {@link #describe} counts them.
   *
   * @param number counts from 1
   */
  default byte[] enclosed(int number) throws Exception {
    throw new Unreadable(Refusal.NO_SUCH_PAGE);
  }

  /**
   * Writes a stamped copy of the whole; this document stays as it is.
   *
   * @throws org.anjuan.worker.runtime.Unreadable when it can't be copied
   */
  Copied copy(Stamping stamping, OutputStream out) throws Exception;

  /**
   * What was copied.
   *
   * @param signed whether the document bears signatures, which do not hold for the copy
   */
  record Copied(int pages, boolean signed) {}

  @Override
  void close() throws Exception;
}
