package org.anjuan.ingest.message;

/** A listener was changed, or made, by somebody else meanwhile. */
public final class ListenerChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListenerChanged() {
    super("changed meanwhile");
  }
}
