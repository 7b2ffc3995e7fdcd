package org.anjuan.archive.vault;

/** A range was asked for that the blob does not have. */
public final class NoSuchRange extends RuntimeException {

  NoSuchRange(long offset, long length, long size) {
    super("A blob of " + size + " bytes has no range of " + length + " at " + offset);
  }
}
