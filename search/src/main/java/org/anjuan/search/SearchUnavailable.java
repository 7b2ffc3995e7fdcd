package org.anjuan.search;

import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch does not answer, or refused what should not be refused. Its message never repeats
 * what was searched or written.
 */
public final class SearchUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SearchUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
