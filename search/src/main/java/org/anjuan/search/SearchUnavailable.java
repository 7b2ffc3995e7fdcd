package org.anjuan.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch does not answer, or refused what should not be refused. Its message never repeats
 * what was searched or written.
 */
public final class SearchUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int MALFORMED = 400;
  private static final int TOO_BUSY = 429;
  private static final int SERVER_ERROR = 500;

  private final boolean mayPass;
  private final boolean ofEntry;

  private SearchUnavailable(
      String message, @Nullable Throwable cause, boolean mayPass, boolean ofEntry) {
    super(message, cause);
    this.mayPass = mayPass;
    this.ofEntry = ofEntry;
  }

  static SearchUnavailable noAnswer(IOException cause) {
    return new SearchUnavailable("Elasticsearch does not answer", cause, true, false);
  }

  static SearchUnavailable refused(@Nullable String type, int status) {
    return refused(type, status, false);
  }

  /** The answer to one entry among others. */
  static SearchUnavailable entryRefused(@Nullable String type, int status) {
    return refused(type, status, status == MALFORMED);
  }

  private static SearchUnavailable refused(@Nullable String type, int status, boolean ofEntry) {
    return new SearchUnavailable(
        "Elasticsearch refused: " + type + " (" + status + ")",
        null,
        status == TOO_BUSY || status >= SERVER_ERROR,
        ofEntry);
  }

  /**
   * Whether the same request may well be answered later; false when the request itself is at fault.
   */
  public boolean mayPass() {
    return mayPass;
  }

  /** Whether nothing came back at all: so it looks, too, where a request is more than it takes. */
  public boolean isWithoutAnswer() {
    return getCause() instanceof IOException;
  }

  /** Whether one entry is refused for what it holds, so that others may well be taken. */
  boolean isOfEntry() {
    return ofEntry;
  }
}
