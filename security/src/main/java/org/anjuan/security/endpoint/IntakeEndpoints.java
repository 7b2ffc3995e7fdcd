package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.archive.access.Right.QUARANTINE_MANAGE;
import static org.anjuan.security.endpoint.Rule.delete;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;

import java.util.List;
import org.springframework.stereotype.Component;

/** How things come in. */
@Component
final class IntakeEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        post("/api/intake", INTAKE_PUSH),
        post("/api/intake/encounters", INTAKE_PUSH),
        get("/api/document-passwords", QUARANTINE_MANAGE),
        post("/api/document-passwords/{source}", QUARANTINE_MANAGE),
        delete("/api/document-passwords/{source}", QUARANTINE_MANAGE),
        get("/api/quarantine", QUARANTINE_MANAGE),
        get("/api/quarantine/{id}/content", QUARANTINE_MANAGE),
        post("/api/quarantine/{id}/retry", QUARANTINE_MANAGE),
        post("/api/quarantine/{id}/assign", QUARANTINE_MANAGE));
  }
}
