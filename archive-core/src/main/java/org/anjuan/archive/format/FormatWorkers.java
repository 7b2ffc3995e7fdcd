package org.anjuan.archive.format;

import java.util.List;
import org.anjuan.worker.protocol.Fact;

/**
 * Reads documents and draws their pages, in child processes.
 *
 * <p>Promises: a document can't harm the caller, whatever is in it; it is held in memory only,
 * never written to a disk, never sent anywhere, and nothing that it names is fetched. Limits on
 * bytes, pages, pixels, memory and time are settings ({@code anjuan.format.*}). Requests that find
 * all workers busy wait, for a limited time; people who look at pages go before extraction. Safe
 * for use by many threads.
 *
 * <p>Errors: {@link UnreadableDocument} when the document is at fault for good, {@link
 * WorkerFailed} when a worker was lost over it, {@link WorkersBusy}. What the {@link DocumentBytes}
 * or the {@link ExtractionSink} throw reaches the caller as it is ({@link java.io.IOException}
 * unchecked).
 */
public interface FormatWorkers {

  /**
   * Opens a document and counts its pages: the cheap way to know whether it can be read at all.
   *
   * @param key of these bytes: the document stays opened for a while, for an extraction that
   *     follows
   */
  int pageCount(DocumentFormat format, DocumentKey key, DocumentBytes bytes);

  /**
   * Reads the text of all pages, recognising it where a page has none; draws a thumbnail of those.
   * Holds one page at a time, and forgets the document at the end.
   */
  void extract(DocumentFormat format, DocumentKey key, DocumentBytes bytes, ExtractionSink sink);

  /**
   * Draws one page.
   *
   * @param key of these bytes: the document stays opened for a while, so that the next page needs
   *     no second sending
   * @param page counts from 1
   */
  PageImage page(
      DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page, PageStyle style);

  /**
   * Draws a page small, after whatever people wait for.
   *
   * @param page counts from 1
   */
  PageImage thumbnail(DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page);

  /**
   * Makes a copy with this stamp in every page and gives it to {@code taker} while it is being
   * made: it is never whole in memory here, nor on a disk. A PDF stays one, with its text; an OFD
   * too unless a PDF is asked for; of pictures, and of what is set on paper (CDA, text, Word), a
   * PDF of pictures of its pages is made. The worker is busy until {@code taker} has read to the
   * end: give the bytes to the vault, not to somebody's slow line.
   *
   * <p>What {@code taker} throws reaches the caller as it is.
   */
  <T> T copy(
      DocumentFormat format,
      DocumentKey key,
      DocumentBytes bytes,
      CopyForm form,
      PageStamp stamp,
      StampedCopy.Taker<T> taker);

  /**
   * Binds PDFs into one, in this order, and gives it to {@code taker} as {@link #copy} does.
   *
   * @throws UnreadableDocument {@code TOO_LARGE} when all together have more bytes than one
   *     document may have
   */
  <T> T bind(List<DocumentBytes> parts, StampedCopy.Taker<T> taker);

  /** The first page's pixels, at its own size or the largest that text recognition takes. */
  PagePixels pixels(DocumentFormat format, DocumentBytes bytes);

  /** What a document says of itself: a CDA's header, a DICOM's attributes, enclosed files. */
  List<Fact> describe(DocumentFormat format, DocumentKey key, DocumentBytes bytes);

  /** The bytes of a file that is enclosed in a document; {@link #describe} counts them. */
  byte[] enclosed(DocumentFormat format, DocumentKey key, DocumentBytes bytes, int number);

  /**
   * A page's pixels, at its own size or the largest that text recognition takes.
   *
   * @param page counts from 1
   */
  PagePixels pixels(DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page);

  /**
   * Develops a page from the untouched document, as it is to be archived: at its own size or the
   * largest that text recognition takes. The same page and retouch give the same bytes.
   *
   * @param page counts from 1
   */
  PageImage develop(
      DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page, PageRetouch retouch);

  List<WorkerStatus> status();
}
