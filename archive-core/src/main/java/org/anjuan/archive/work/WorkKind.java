package org.anjuan.archive.work;

import java.time.Duration;

/** What kinds of work there are. */
public enum WorkKind {
  /** Read the text of the pages of a document's versions; subject: document. */
  EXTRACT,
  /** Convert a video for browsers; subject: document. */
  CONVERT,
  /** Bring a document's current version into the index; subject: document. */
  INDEX_DOCUMENT,
  /** Bring a record's own data into the index; subject: record. */
  INDEX_RECORD,
  /** Tell those whom the rules name of what goes on; subject: notice. */
  TELL_NOTICE,
  /** Send a telling by a way outside; subject: push. */
  PUSH_NOTICE,
  /** Make the copies of an export, and remove them when its time is over; subject: export. */
  EXPORT,
  /** Make the documents of a scanning job, and remove its originals in the end; subject: job. */
  SCAN;

  /** Documents of a record come in flocks: its own data are indexed once for those of this time. */
  public static final Duration RECORD_GATHERING = Duration.ofMillis(1_500);

  /** Whether work on what was written of late goes before work on what is older. */
  boolean isFreshFirst() {
    return this == EXTRACT || this == CONVERT || this == INDEX_DOCUMENT;
  }
}
