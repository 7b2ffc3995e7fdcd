package org.anjuan.web.monitoring;

import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.jspecify.annotations.Nullable;

/** Which campuses' figures somebody may see. */
final class Watched {
  private Watched() {}

  /** The campuses where {@code actor} holds the right; null: all, as administrators do. */
  static @Nullable Set<String> campuses(Actor actor, Right right) {
    var everywhere =
        actor.postings().stream()
            .anyMatch(
                posting -> posting.campus() == null && posting.role().rights().contains(right));
    return everywhere ? null : actor.campusesWith(right);
  }
}
