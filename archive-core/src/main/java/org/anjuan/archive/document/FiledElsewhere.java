package org.anjuan.archive.document;

/** A source sends a document under another stay than before: somebody must look. */
public final class FiledElsewhere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FiledElsewhere(DocumentId id) {
    super("document " + id + " is filed under another record");
  }
}
