package org.anjuan.worker.protocol;

import java.util.List;

/** What a worker answers. */
public sealed interface Answer {

  /** The worker has started. */
  record Ready() implements Answer {}

  record Opened(int pages) implements Answer {}

  record Done() implements Answer {}

  record Text(PageContent content) implements Answer {}

  record Image(int width, int height, byte[] jpeg) implements Answer {}

  record Described(List<Fact> facts) implements Answer {
    public Described {
      facts = List.copyOf(facts);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Attached(byte[] content) implements Answer {}

  record Pixels(Bitmap bitmap) implements Answer {}

  /** The next bytes of a copy; not yet the answer. */
  record Piece(byte[] bytes) implements Answer {}

  /**
   * The copy is complete.
   *
   * @param signed whether the document bore signatures, which do not hold for a copy
   */
  record Copied(int pages, boolean signed) implements Answer {}

  /** The document, or this page of it, can't be read; asking again will not help. */
  record Refused(Refusal reason) implements Answer {}
}
