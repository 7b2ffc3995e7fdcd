package org.anjuan.web.station;

import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Of which campuses somebody sees stations and their log. */
@Component
class StationScope {
  private final Organisation organisation;

  StationScope(Organisation organisation) {
    this.organisation = organisation;
  }

  /** Their own; of all for administrators, who serve the whole hospital. */
  Set<String> campuses(Actor actor) {
    var own = actor.campusesWith(Right.STATION_LOG_READ);
    return own.isEmpty()
        ? organisation.campuses().stream()
            .map(campus -> campus.code().value())
            .collect(Collectors.toSet())
        : own;
  }
}
