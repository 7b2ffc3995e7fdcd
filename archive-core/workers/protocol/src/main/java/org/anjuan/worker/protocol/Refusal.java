package org.anjuan.worker.protocol;

/** Why a document or a page can't be read. */
public enum Refusal {
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
  /** More pages than allowed. */
  TOO_MANY_PAGES,
  /** More pixels than allowed. */
  TOO_MANY_PIXELS,
  /** What no honest document has: a document type declaration, entities. */
  FORBIDDEN,
  /** A part of the format that we don't read. */
  UNSUPPORTED,
  /** The document has no such page. */
  NO_SUCH_PAGE,
  /** The page can't be read; others may be. */
  PAGE_DAMAGED
}
