package org.anjuan.archive.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.AccessScope.CampusLimit;
import org.jspecify.annotations.Nullable;

/**
 * Where bulk work may be done. A kind of work is limited on a campus as soon as one place is
 * designated for it, there or for all campuses; then it is done from such a place only.
 */
final class Places {
  private Places() {}

  static CampusLimit limit(
      Collection<NetworkPlace> all, @Nullable BulkWork work, @Nullable String address) {
    if (work == null) {
      return CampusLimit.NONE;
    }
    var designated = all.stream().filter(place -> place.isFor(work)).toList();
    var here = designated.stream().filter(place -> place.holds(address)).toList();
    if (here.stream().anyMatch(place -> place.campus() == null)) {
      return CampusLimit.NONE;
    }
    var open = campuses(here);
    if (designated.stream().anyMatch(place -> place.campus() == null)) {
      return new CampusLimit(true, open);
    }
    var closed = new HashSet<>(campuses(designated));
    closed.removeAll(open);
    return new CampusLimit(false, closed);
  }

  private static Set<String> campuses(Collection<NetworkPlace> places) {
    return places.stream()
        .map(NetworkPlace::campus)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
