package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.PAPER_MANAGE;
import static org.anjuan.archive.access.Right.PAPER_REVIEW;
import static org.anjuan.archive.access.Right.PAPER_SCAN;
import static org.anjuan.archive.access.Right.PAPER_STORE;
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
        post("/api/paper/labels", PAPER_STORE),
        post("/api/paper/separators", PAPER_SCAN),
        post("/api/paper/rules/{campus}/trial", PAPER_MANAGE),
        get("/api/paper/boxes", PAPER_STORE),
        post("/api/paper/boxes", PAPER_STORE),
        get("/api/paper/boxes/{id}", PAPER_STORE),
        put("/api/paper/boxes/{id}", PAPER_STORE),
        post("/api/paper/boxes/{id}/records", PAPER_STORE),
        delete("/api/paper/boxes/{id}/records/{record}", PAPER_STORE),
        post("/api/paper/pick-list", PAPER_STORE),
        get("/api/paper/reviews", PAPER_REVIEW),
        get("/api/paper/reviews/{id}", PAPER_REVIEW),
        post("/api/paper/reviews/{id}/verdict", PAPER_REVIEW),
        post("/api/paper/scans/{id}/reopening", PAPER_SCAN),
        get("/api/paper/workload", PAPER_MANAGE),
        get("/api/paper/workload/export", PAPER_MANAGE),
        get("/api/paper/rules/{campus}", PAPER_MANAGE),
        put("/api/paper/rules/{campus}", PAPER_MANAGE));
  }
}
