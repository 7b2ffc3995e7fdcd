package org.anjuan.archive.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way out: the client of somebody's message interface. */
interface Messenger {

  /**
   * What is to be said. Sending the same one again within minutes rings no telephone twice where
   * the other side can help it.
   *
   * @param link where it is dealt with; null where nobody knows how browsers reach us
   */
  record Letter(String id, String title, String text, Instant at, @Nullable String link) {}

  Way way();

  /**
   * Says it to some persons, a hundred at most.
   *
   * @param names as they are known there
   * @return who was refused there, and why
   * @throws PushTrouble when nobody could be told
   */
  Map<String, String> push(WaySettings settings, String secret, Letter letter, List<String> names);
}
