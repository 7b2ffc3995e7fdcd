package org.anjuan.archive.record;

/** See the message: no such record. */
public final class NoSuchRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchRecord(RecordId id) {
    super("no such record: " + id);
  }
}
