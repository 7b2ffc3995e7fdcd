package org.anjuan.archive.format;

import org.anjuan.worker.protocol.Refusal;

/** A document, or the page asked for, can't be read, now or later. */
public final class UnreadableDocument extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  public UnreadableDocument(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why it can't be read. */
  public enum Reason {
    /** No bytes. */
    EMPTY,
    /** The bytes are not of the format they were said to be. */
    OTHER_FORMAT,
    /** The format is right, its content is not. */
    DAMAGED,
    /** A password is needed. */
    ENCRYPTED,
    /** More bytes, packed or unpacked, than allowed. */
    TOO_LARGE,
    TOO_MANY_PAGES,
    TOO_MANY_PIXELS,
    /** What no honest document has: a document type declaration, entities. */
    FORBIDDEN,
    /** A part of the format that we don't read. */
    UNSUPPORTED,
    NO_SUCH_PAGE,
    /** This page can't be read; others may be. */
    PAGE_DAMAGED;

    static Reason of(Refusal refusal) {
      return switch (refusal) {
        case EMPTY -> EMPTY;
        case OTHER_FORMAT -> OTHER_FORMAT;
        case DAMAGED -> DAMAGED;
        case ENCRYPTED -> ENCRYPTED;
        case TOO_LARGE -> TOO_LARGE;
        case TOO_MANY_PAGES -> TOO_MANY_PAGES;
        case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
        case FORBIDDEN -> FORBIDDEN;
        case UNSUPPORTED -> UNSUPPORTED;
        case NO_SUCH_PAGE -> NO_SUCH_PAGE;
        case PAGE_DAMAGED -> PAGE_DAMAGED;
      };
    }
  }
}
