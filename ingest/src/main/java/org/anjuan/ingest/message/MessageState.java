package org.anjuan.ingest.message;

/** How far a message has come. */
public enum MessageState {
  /** Kept; handling has not come to an end. */
  RECEIVED,
  DONE,
  /** Kept; nothing in it concerns the archive. */
  IGNORED,
  /** Can't be handled before something else has come; it is tried again by itself for a while. */
  WAITING,
  /** Can't be handled; somebody must look. */
  DEAD
}
