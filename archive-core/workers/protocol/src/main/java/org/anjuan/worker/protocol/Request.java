package org.anjuan.worker.protocol;

import java.util.List;

/**
 * What the application asks of a worker. Documents are named by a number that the application
 * chose; pages count from 1.
 */
public sealed interface Request {

  /**
   * Take this document into memory; its bytes follow. Answered by {@link Answer.Opened} or {@link
   * Answer.Refused}.
   *
   * @param passwords that are tried where it is locked
   */
  record Open(int document, long length, List<String> passwords) implements Request {
    public Open(int document, long length) {
      this(document, length, List.of());
    }

    public Open {
      passwords = List.copyOf(passwords);
      if (length < 0) {
        throw new IllegalArgumentException("length");
      }
    }

    @Override
    public String toString() {
      return "Open[" + document + "]";
    }
  }

  /** Forget this document. Answered by {@link Answer.Done}, also when it is not open. */
  record Close(int document) implements Request {}

  /** The text of a page, with its places. Answered by {@link Answer.Text}. */
  record Read(int document, int page) implements Request {}

  /** A page as a JPEG of this width, with this burnt in. Answered by {@link Answer.Image}. */
  record Draw(int document, int page, int width, Overlay overlay) implements Request {}

  /**
   * A page as pixels for text recognition. Answered by {@link Answer.Pixels}; a blank page has
   * none.
   */
  record Scan(int document, int page, int dotsPerInch) implements Request {}

  /** What the document says of itself. Answered by {@link Answer.Described}. */
  record Describe(int document) implements Request {}

  /** A file enclosed in the document. Answered by {@link Answer.Attached}. */
  record Enclosed(int document, int number) implements Request {}

  /**
   * A stamped copy of the whole document; the document that is open stays as it is. Its bytes come
   * as {@link Answer.Piece}s, answered at last by {@link Answer.Copied}.
   */
  record Copy(int document, CopyForm form, Overlay overlay) implements Request {}

  /**
   * These documents as one, in this order. Its bytes come as {@link Answer.Piece}s, answered at
   * last by {@link Answer.Copied}.
   */
  record Bind(List<Integer> documents) implements Request {
    public Bind {
      documents = List.copyOf(documents);
    }
  }

  /** The text in these pixels. Answered by {@link Answer.Text}. */
  record Recognise(Bitmap bitmap) implements Request {}

  /** A page at this resolution, retouched, as a JPEG. Answered by {@link Answer.Image}. */
  record Develop(int document, int page, int dotsPerInch, Retouch retouch) implements Request {}
}
