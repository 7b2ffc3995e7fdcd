package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.NOTICE_MANAGE;
import static org.anjuan.security.endpoint.Rule.delete;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Messages, and who is told of what. */
@Component
final class NoticeEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/inbox", Requirement.ANY_USER),
        get("/api/inbox/unread", Requirement.ANY_USER),
        post("/api/inbox/{id}/reading", Requirement.ANY_USER),
        post("/api/inbox/reading", Requirement.ANY_USER),
        get("/api/me/notice-addresses", Requirement.ANY_USER),
        put("/api/me/notice-addresses/{way}", Requirement.ANY_USER),
        get("/api/notices/rules", NOTICE_MANAGE),
        put("/api/notices/rules/{code}", NOTICE_MANAGE),
        delete("/api/notices/rules/{code}", NOTICE_MANAGE),
        get("/api/notices/ways", NOTICE_MANAGE),
        put("/api/notices/ways/{way}", NOTICE_MANAGE),
        post("/api/notices/ways/{way}/trial", NOTICE_MANAGE),
        get("/api/notices/pushes", NOTICE_MANAGE));
  }
}
