package org.anjuan.archive.document;

/** Too many writers on one document at once; trying again later helps. */
public final class DocumentContended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DocumentContended(DocumentId id) {
    super("too many writers on document " + id);
  }
}
