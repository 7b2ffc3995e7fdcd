package org.anjuan.security.endpoint;

import static org.anjuan.security.endpoint.Requirement.ANY_USER;
import static org.anjuan.security.endpoint.Requirement.PUBLIC;
import static org.anjuan.security.endpoint.Rule.delete;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** The door, and one's own account. */
@Component
final class SessionEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        post("/api/session", PUBLIC),
        post("/api/session/code", PUBLIC),
        delete("/api/session", ANY_USER).evenBeforeDuties(),
        get("/api/me", ANY_USER).evenBeforeDuties(),
        get("/api/me/account", ANY_USER).evenBeforeDuties(),
        put("/api/me/password", ANY_USER).evenBeforeDuties(),
        get("/api/me/sessions", ANY_USER),
        delete("/api/me/sessions", ANY_USER),
        delete("/api/me/sessions/{handle}", ANY_USER),
        post("/api/me/second-factor", ANY_USER).evenBeforeDuties(),
        post("/api/me/second-factor/confirmation", ANY_USER).evenBeforeDuties(),
        post("/api/me/second-factor/removal", ANY_USER),
        get("/api/me/devices", ANY_USER),
        delete("/api/me/devices/{id}", ANY_USER),
        get("/api/me/log-ins", ANY_USER),
        get("/api/farewell", ANY_USER).evenBeforeDuties());
  }
}
