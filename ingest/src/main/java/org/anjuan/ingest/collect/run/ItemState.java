package org.anjuan.ingest.collect.run;

/** What has become of an entry of a source. */
public enum ItemState {
  /** Listed, and to be fetched when its delay is over. */
  FOUND,
  /** Listed; it waits until its stay is complete or its patient discharged. */
  WAITING,
  /** Taken in; the source is still to be told. */
  ACKNOWLEDGING,
  TAKEN,
  /** Given up after several attempts, until somebody says so or it changes. */
  FAILED,
  /** Fetched, and could not be accepted. */
  QUARANTINED,
  /** Its source took it back. */
  WITHDRAWN
}
