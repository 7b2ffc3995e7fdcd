package org.anjuan.station.upload;

import org.anjuan.station.Words;

/** What the archive would not do, and why, in its words. */
public final class Declined extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final transient Words words;
  private final long offset;

  Declined(int status, String type, Words words, long offset) {
    super(status + " " + type);
    this.status = status;
    this.type = type;
    this.words = words;
    this.offset = offset;
  }

  /** Whether it is the station that is not let in, and not a file that is not taken. */
  boolean isAboutTheStation() {
    return status == 401 || status == 403 || status == 404;
  }

  /** What it is called, the last part of the problem's type. */
  String type() {
    return type;
  }

  /** Why, in both languages. */
  public Words words() {
    return words;
  }

  /** Where the upload stands, where it is about that. */
  long offset() {
    return offset;
  }
}
