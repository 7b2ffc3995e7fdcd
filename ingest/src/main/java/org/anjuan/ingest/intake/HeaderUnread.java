package org.anjuan.ingest.intake;

/**
 * What a document says of itself is needed, and nobody can read it just now. Nothing was kept: it
 * is to be sent again.
 */
public final class HeaderUnread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HeaderUnread(RuntimeException away) {
    super("the header can't be read now: " + away.getMessage(), away);
  }
}
