package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.STATION_LOG_READ;
import static org.anjuan.archive.access.Right.STATION_MANAGE;
import static org.anjuan.archive.access.Right.STATION_UPLOAD;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Collection stations: what they call, and what people see of them. */
@Component
final class StationEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        post("/api/station/greeting", STATION_UPLOAD),
        get("/api/station/uploads/{id}", STATION_UPLOAD),
        put("/api/station/uploads/{id}/bytes", STATION_UPLOAD),
        post("/api/station/uploads/{id}/completion", STATION_UPLOAD),
        get("/api/stations", STATION_LOG_READ),
        put("/api/stations/{code}", STATION_MANAGE),
        post("/api/stations/{code}/key", STATION_MANAGE),
        get("/api/station-log", STATION_LOG_READ),
        get("/api/station-log/export", STATION_LOG_READ));
  }
}
