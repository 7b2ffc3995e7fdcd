package org.anjuan.archive.format;

/** Where the text of a page comes from. */
public enum TextOrigin {
  /** The document holds it. */
  LAYER,
  /** It was recognised from the page's picture and may be wrong. */
  OCR,
  /** The page has no text. */
  NONE,
  /** The page is damaged; other pages of the document may be fine. */
  UNREADABLE
}
