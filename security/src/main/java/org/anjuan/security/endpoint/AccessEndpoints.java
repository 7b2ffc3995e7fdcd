package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.ACCESS_RULES_MANAGE;
import static org.anjuan.archive.access.Right.GRANT_MANAGE;
import static org.anjuan.archive.access.Right.RECORD_MARK;
import static org.anjuan.archive.access.Right.RECORD_VIEW;
import static org.anjuan.security.endpoint.Requirement.ANY_USER;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** The rule book. */
@Component
final class AccessEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/grants", GRANT_MANAGE),
        get("/api/grants/mine", RECORD_VIEW),
        post("/api/grants", GRANT_MANAGE),
        post("/api/grants/{id}/withdrawal", GRANT_MANAGE),
        get("/api/category-templates", GRANT_MANAGE),
        put("/api/category-templates/{code}", GRANT_MANAGE),
        get("/api/category-rules", ACCESS_RULES_MANAGE),
        put("/api/category-rules/{code}", ACCESS_RULES_MANAGE),
        get("/api/tags", ANY_USER),
        get("/api/tags/definitions", ACCESS_RULES_MANAGE),
        put("/api/tags/{code}", ACCESS_RULES_MANAGE),
        get("/api/tag-rules", ACCESS_RULES_MANAGE),
        get("/api/tag-rules/run", ACCESS_RULES_MANAGE),
        post("/api/tag-rules/run", ACCESS_RULES_MANAGE),
        put("/api/tag-rules/{code}", ACCESS_RULES_MANAGE),
        get("/api/places", ACCESS_RULES_MANAGE),
        put("/api/places/{code}", ACCESS_RULES_MANAGE),
        post("/api/access/simulation", ACCESS_RULES_MANAGE),
        post("/api/records/{id}/tags", RECORD_MARK),
        post("/api/records/{id}/confidentiality", RECORD_MARK));
  }
}
