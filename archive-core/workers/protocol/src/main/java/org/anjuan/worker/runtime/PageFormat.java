package org.anjuan.worker.runtime;

import java.util.List;

/** A family of document formats. Called by one thread. */
@FunctionalInterface
public interface PageFormat {

  /**
   * Opens a document that is wholly in memory.
   *
   * @throws Unreadable when it can't be read, for a reason that is known
   * @throws Exception when it can't be read; taken as damage
   */
  OpenDocument open(byte[] content, Limits limits) throws Exception;

  /**
   * As above, for a document that may be locked by one of these passwords; formats that know no
   * passwords need not look at them.
   */
  default OpenDocument open(byte[] content, List<String> passwords, Limits limits)
      throws Exception {
    return open(content, limits);
  }
}
