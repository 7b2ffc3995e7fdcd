package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source does not do what is asked of it. */
public final class SourceTrouble extends IOException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  /**
   * Trouble of this kind.
   *
   * @param detail for the administrator: no patient's data, no secret
   */
  public SourceTrouble(Trouble trouble, String detail) {
    super(trouble + ": " + detail);
    this.trouble = trouble;
  }

  SourceTrouble(Trouble trouble, Throwable cause) {
    super(trouble + ": " + cause.getClass().getSimpleName(), cause);
    this.trouble = trouble;
  }

  public Trouble trouble() {
    return trouble;
  }

  /** What is known of a failure of the network. */
  public static Trouble of(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SourceTrouble known) {
        return known.trouble();
      }
      if (cause instanceof java.net.UnknownHostException) {
        return Trouble.NAME_NOT_FOUND;
      }
      if (cause instanceof javax.net.ssl.SSLException
          || cause instanceof java.security.cert.CertificateException) {
        return Trouble.NOT_TRUSTED;
      }
      if (cause instanceof java.nio.file.NoSuchFileException) {
        return Trouble.GONE;
      }
    }
    return Trouble.NOT_REACHABLE;
  }
}
