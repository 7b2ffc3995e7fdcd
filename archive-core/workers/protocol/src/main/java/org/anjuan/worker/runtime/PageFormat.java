package org.anjuan.worker.runtime;

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
}
