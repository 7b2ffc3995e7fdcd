package org.anjuan.archive.record;

/** See the message: too many writers on one record. */
public final class RecordContended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordContended(RecordId id) {
    super("too many writers on one record: " + id);
  }
}
