package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.archive.access.Right.LISTENER_MANAGE;
import static org.anjuan.archive.access.Right.MESSAGE_MANAGE;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Messages of other systems: where they come in, and what became of them. */
@Component
final class MessageEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        post("/fhir/DocumentReference", INTAKE_PUSH),
        post("/fhir/Bundle", INTAKE_PUSH),
        get("/soap/{listener}", INTAKE_PUSH),
        post("/soap/{listener}", INTAKE_PUSH),
        get("/api/messages", MESSAGE_MANAGE),
        get("/api/messages/{id}", MESSAGE_MANAGE),
        post("/api/messages/{id}/replay", MESSAGE_MANAGE),
        get("/api/listeners", LISTENER_MANAGE),
        put("/api/listeners/{code}", LISTENER_MANAGE),
        post("/api/listeners/{code}/trial", LISTENER_MANAGE),
        post("/api/listeners/{code}/runs", LISTENER_MANAGE));
  }
}
