package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.DEAD_LETTER_MANAGE;
import static org.anjuan.archive.access.Right.INDEX_REBUILD;
import static org.anjuan.archive.access.Right.SYSTEM_MONITOR;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;

import java.util.List;
import org.springframework.stereotype.Component;

/** What runs, and what got stuck. */
@Component
final class SystemEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/system", SYSTEM_MONITOR),
        get("/api/system/events", SYSTEM_MONITOR),
        post("/api/system/index/rebuild", INDEX_REBUILD),
        get("/api/dead-letters", DEAD_LETTER_MANAGE),
        post("/api/dead-letters/{id}/retry", DEAD_LETTER_MANAGE));
  }
}
