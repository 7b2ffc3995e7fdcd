package org.anjuan.archive.record;

/** A step between states that the rules don't know. */
public final class IllegalTransition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalTransition(RecordState from, RecordState to) {
    super("a record can't go from " + from + " to " + to);
  }
}
