package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.RECORD_SEARCH;
import static org.anjuan.archive.access.Right.RECORD_VIEW;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Stamped copies and bulk work. The object check asks for the action, which a grant may give to who
 * has no right to it by role; the place decides about bulk work.
 */
@Component
final class ExportEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/documents/{id}/versions/{n}/export", RECORD_VIEW),
        post("/api/exports", RECORD_VIEW),
        get("/api/exports", RECORD_VIEW),
        post("/api/exports/{id}/cancellation", RECORD_VIEW),
        get("/api/exports/{id}/content", RECORD_VIEW),
        post("/api/search/numbers", RECORD_SEARCH));
  }
}
