package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.COLLECTION_WATCH;
import static org.anjuan.archive.access.Right.EXPECTATION_MANAGE;
import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.archive.access.Right.METRICS_READ;
import static org.anjuan.archive.access.Right.WALL_DISPLAY;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Whether everything has arrived, and who is alive. */
@Component
final class MonitoringEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/reconciliation/totals", COLLECTION_WATCH),
        get("/api/reconciliation/records", COLLECTION_WATCH),
        get("/api/reconciliation/records/{id}", COLLECTION_WATCH),
        post("/api/reconciliation/records/{id}/collection", EXPECTATION_MANAGE),
        get("/api/reconciliation/rules", COLLECTION_WATCH),
        put("/api/reconciliation/rules/{id}", EXPECTATION_MANAGE),
        post("/api/reconciliation/rebuild", EXPECTATION_MANAGE),
        get("/api/heartbeats", COLLECTION_WATCH),
        post("/api/heartbeats", INTAKE_PUSH),
        put("/api/heartbeats/sources/{system}", EXPECTATION_MANAGE),
        get("/api/wall", WALL_DISPLAY),
        get("/api/wall/events", WALL_DISPLAY),
        get("/actuator/prometheus", METRICS_READ));
  }
}
