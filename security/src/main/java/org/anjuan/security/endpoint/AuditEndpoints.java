package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.ANOMALY_RULES_MANAGE;
import static org.anjuan.archive.access.Right.AUDIT_READ;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** The audit trail, its anchors and anomalies. */
@Component
final class AuditEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/audit", AUDIT_READ),
        get("/api/audit/verification", AUDIT_READ),
        get("/api/audit/verification/whole", AUDIT_READ),
        post("/api/audit/verification/whole", AUDIT_READ),
        get("/api/audit/export", AUDIT_READ),
        get("/api/audit/anchors", AUDIT_READ),
        get("/api/audit/anchors/export", AUDIT_READ),
        get("/api/audit/anomalies", AUDIT_READ),
        get("/api/audit/anomalies/{id}/events", AUDIT_READ),
        post("/api/audit/anomalies/{id}/acknowledgement", AUDIT_READ),
        get("/api/audit/anomaly-rules", AUDIT_READ),
        put("/api/audit/anomaly-rules/{id}", ANOMALY_RULES_MANAGE));
  }
}
