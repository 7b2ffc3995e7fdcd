package org.anjuan.search.engine;

import org.jspecify.annotations.Nullable;

/** The server in this process could not be started. */
public final class EngineNotStarted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineNotStarted(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
