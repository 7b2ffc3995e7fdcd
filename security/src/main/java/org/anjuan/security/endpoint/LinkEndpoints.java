package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.APPLICATION_MANAGE;
import static org.anjuan.security.endpoint.Requirement.PUBLIC;
import static org.anjuan.security.endpoint.Requirement.SIGNED_LINK;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;

import java.util.List;
import org.springframework.stereotype.Component;

/** Pages that other systems show, and those systems. */
@Component
final class LinkEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/embed/style.css", PUBLIC),
        get("/embed/records", SIGNED_LINK),
        get("/embed/s/{visit}/record", SIGNED_LINK),
        get("/embed/s/{visit}/documents/{id}/versions/{n}/pages/{p}", SIGNED_LINK),
        get("/api/applications", APPLICATION_MANAGE),
        post("/api/applications", APPLICATION_MANAGE),
        post("/api/applications/{id}/terms", APPLICATION_MANAGE),
        post("/api/applications/{id}/rotation", APPLICATION_MANAGE),
        post("/api/applications/{id}/deactivation", APPLICATION_MANAGE),
        post("/api/applications/{id}/activation", APPLICATION_MANAGE),
        post("/api/applications/{id}/trial", APPLICATION_MANAGE));
  }
}
