package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.PAPER_MANAGE;
import static org.anjuan.archive.access.Right.PAPER_SCAN;
import static org.anjuan.security.endpoint.Rule.delete;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Paper: scanned, labelled, put away, looked at. */
@Component
final class PaperEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/paper/scans", PAPER_SCAN),
        post("/api/paper/scans", PAPER_SCAN),
        get("/api/paper/scans/{id}", PAPER_SCAN),
        delete("/api/paper/scans/{id}", PAPER_SCAN),
        post("/api/paper/scans/{id}/pages", PAPER_SCAN),
        put("/api/paper/scans/{id}/pages", PAPER_SCAN),
        get("/api/paper/scans/{id}/pages/{page}", PAPER_SCAN),
        put("/api/paper/scans/{id}/pages/{page}", PAPER_SCAN),
        post("/api/paper/scans/{id}/completion", PAPER_SCAN),
        get("/api/paper/rules/{campus}", PAPER_MANAGE),
        put("/api/paper/rules/{campus}", PAPER_MANAGE));
  }
}
