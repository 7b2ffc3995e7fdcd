package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.ACCOUNT_MANAGE;
import static org.anjuan.archive.access.Right.ACCOUNT_READ;
import static org.anjuan.archive.access.Right.LOG_IN_ALERT_READ;
import static org.anjuan.archive.access.Right.ORGANISATION_MANAGE;
import static org.anjuan.archive.access.Right.TOKEN_MANAGE;
import static org.anjuan.archive.access.Right.USER_ADMIN;
import static org.anjuan.security.endpoint.Rule.delete;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Accounts, campuses and departments, tokens, alerts. Master data are the system administrator's,
 * rights the security administrator's.
 */
@Component
final class PeopleEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/people/accounts", ACCOUNT_READ),
        get("/api/people/accounts/export", ACCOUNT_READ),
        get("/api/people/accounts/{username}", ACCOUNT_READ),
        get("/api/people/roles", ACCOUNT_READ),
        post("/api/people/accounts", ACCOUNT_MANAGE),
        put("/api/people/accounts/{username}", ACCOUNT_MANAGE),
        post("/api/people/accounts/{username}/deactivation", ACCOUNT_MANAGE),
        post("/api/people/accounts/{username}/activation", ACCOUNT_MANAGE),
        get("/api/people/accounts/{username}/open-work", ACCOUNT_READ),
        post("/api/people/accounts/{username}/hand-over", USER_ADMIN),
        post("/api/people/accounts/import", ACCOUNT_MANAGE),
        put("/api/people/accounts/{username}/rights", USER_ADMIN),
        get("/api/people/rights/export", USER_ADMIN),
        post("/api/people/rights/import", USER_ADMIN),
        post("/api/people/accounts/{username}/password", USER_ADMIN),
        get("/api/people/password-resets", ACCOUNT_READ),
        post("/api/people/password-resets/{id}/release", ACCOUNT_MANAGE),
        post("/api/people/password-resets/{id}/refusal", ACCOUNT_MANAGE),
        post("/api/people/accounts/{username}/unlocking", USER_ADMIN),
        delete("/api/people/accounts/{username}/second-factor", USER_ADMIN),
        get("/api/people/accounts/{username}/sessions", USER_ADMIN),
        delete("/api/people/accounts/{username}/sessions", USER_ADMIN),
        delete("/api/people/accounts/{username}/sessions/{handle}", USER_ADMIN),
        get("/api/people/rules", USER_ADMIN),
        put("/api/people/rules", USER_ADMIN),
        get("/api/people/campuses", ACCOUNT_READ),
        post("/api/people/campuses", ORGANISATION_MANAGE),
        put("/api/people/campuses/{code}", ORGANISATION_MANAGE),
        get("/api/people/departments", ACCOUNT_READ),
        get("/api/people/departments/export", ACCOUNT_READ),
        post("/api/people/departments", ORGANISATION_MANAGE),
        put("/api/people/departments/{code}", ORGANISATION_MANAGE),
        post("/api/people/departments/import", ORGANISATION_MANAGE),
        get("/api/people/tokens", TOKEN_MANAGE),
        post("/api/people/tokens", TOKEN_MANAGE),
        post("/api/people/tokens/{id}/revocation", TOKEN_MANAGE),
        get("/api/people/alerts", LOG_IN_ALERT_READ),
        post("/api/people/alerts/{id}/acknowledgement", LOG_IN_ALERT_READ));
  }
}
