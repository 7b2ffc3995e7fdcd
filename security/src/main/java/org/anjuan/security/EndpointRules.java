package org.anjuan.security;

import static org.anjuan.archive.access.Right.ACCESS_RULES_MANAGE;
import static org.anjuan.archive.access.Right.ACCOUNT_MANAGE;
import static org.anjuan.archive.access.Right.ACCOUNT_READ;
import static org.anjuan.archive.access.Right.ANOMALY_RULES_MANAGE;
import static org.anjuan.archive.access.Right.APPLICATION_MANAGE;
import static org.anjuan.archive.access.Right.AUDIT_READ;
import static org.anjuan.archive.access.Right.DEAD_LETTER_MANAGE;
import static org.anjuan.archive.access.Right.GRANT_MANAGE;
import static org.anjuan.archive.access.Right.INDEX_REBUILD;
import static org.anjuan.archive.access.Right.INTAKE_PUSH;
import static org.anjuan.archive.access.Right.LOG_IN_ALERT_READ;
import static org.anjuan.archive.access.Right.ORGANISATION_MANAGE;
import static org.anjuan.archive.access.Right.QUARANTINE_MANAGE;
import static org.anjuan.archive.access.Right.RECORD_MARK;
import static org.anjuan.archive.access.Right.RECORD_SEARCH;
import static org.anjuan.archive.access.Right.RECORD_TRACE;
import static org.anjuan.archive.access.Right.RECORD_VIEW;
import static org.anjuan.archive.access.Right.SIGN_ON_MANAGE;
import static org.anjuan.archive.access.Right.SYSTEM_MONITOR;
import static org.anjuan.archive.access.Right.TOKEN_MANAGE;
import static org.anjuan.archive.access.Right.USER_ADMIN;
import static org.anjuan.archive.access.Right.WATERMARK_READ;
import static org.anjuan.archive.access.Right.WATERMARK_SET;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a request must bring, endpoint by endpoint. The first row that fits decides; a request that
 * fits none is refused. Every endpoint has a row of its own: a test reads this table and all
 * controllers.
 */
public final class EndpointRules {

  /** What a request must bring. */
  public sealed interface Requirement {
    /** Anybody, without a log-in. */
    record Public() implements Requirement {}

    /** Any person who is logged in. Systems with a token have their rights and nothing else. */
    record AnyUser() implements Requirement {}

    /** A person or a token with this right. */
    record Needs(Right right) implements Requirement {}

    /**
     * A signed link of another system, or the visit it has begun. The door of {@code /embed} asks
     * for it; neither a log-in nor a token stands in for it.
     */
    record SignedLink() implements Requirement {}
  }

  /** A row of the table; the pattern is as in Spring MVC. */
  public record Rule(HttpMethod method, String pattern, Requirement requirement) {}

  private static final Requirement PUBLIC = new Requirement.Public();
  private static final Requirement ANY_USER = new Requirement.AnyUser();
  private static final Requirement SIGNED_LINK = new Requirement.SignedLink();

  private static final List<Rule> RULES =
      List.of(
          // the client: static files, one folder per language
          get("/", PUBLIC),
          get("/index.html", PUBLIC),
          get("/favicon.ico", PUBLIC),
          get("/favicon.svg", PUBLIC),
          get("/landing.js", PUBLIC),
          get("/hospital.json", PUBLIC),
          get("/zh", PUBLIC),
          get("/en", PUBLIC),
          get("/zh/**", PUBLIC),
          get("/en/**", PUBLIC),
          // the door
          post("/api/session", PUBLIC),
          post("/api/session/code", PUBLIC),
          delete("/api/session", ANY_USER),
          get("/api/me", ANY_USER),
          get("/api/reference", ANY_USER),
          get("/v3/api-docs", ANY_USER),
          get("/actuator/health", PUBLIC),
          // people: one's own account
          get("/api/me/account", ANY_USER),
          put("/api/me/password", ANY_USER),
          get("/api/me/sessions", ANY_USER),
          delete("/api/me/sessions", ANY_USER),
          delete("/api/me/sessions/{handle}", ANY_USER),
          post("/api/me/second-factor", ANY_USER),
          post("/api/me/second-factor/confirmation", ANY_USER),
          post("/api/me/second-factor/removal", ANY_USER),
          get("/api/me/devices", ANY_USER),
          delete("/api/me/devices/{id}", ANY_USER),
          get("/api/me/log-ins", ANY_USER),
          // people: accounts. Master data are the system administrator's, rights the security one's
          get("/api/people/accounts", ACCOUNT_READ),
          get("/api/people/accounts/export", ACCOUNT_READ),
          get("/api/people/accounts/{username}", ACCOUNT_READ),
          get("/api/people/roles", ACCOUNT_READ),
          post("/api/people/accounts", ACCOUNT_MANAGE),
          put("/api/people/accounts/{username}", ACCOUNT_MANAGE),
          post("/api/people/accounts/{username}/deactivation", ACCOUNT_MANAGE),
          post("/api/people/accounts/{username}/activation", ACCOUNT_MANAGE),
          post("/api/people/accounts/import", ACCOUNT_MANAGE),
          put("/api/people/accounts/{username}/rights", USER_ADMIN),
          post("/api/people/accounts/{username}/password", USER_ADMIN),
          post("/api/people/accounts/{username}/unlocking", USER_ADMIN),
          delete("/api/people/accounts/{username}/second-factor", USER_ADMIN),
          get("/api/people/accounts/{username}/sessions", USER_ADMIN),
          delete("/api/people/accounts/{username}/sessions", USER_ADMIN),
          delete("/api/people/accounts/{username}/sessions/{handle}", USER_ADMIN),
          get("/api/people/rules", USER_ADMIN),
          put("/api/people/rules", USER_ADMIN),
          // people: campuses, departments
          get("/api/people/campuses", ACCOUNT_READ),
          post("/api/people/campuses", ORGANISATION_MANAGE),
          put("/api/people/campuses/{code}", ORGANISATION_MANAGE),
          get("/api/people/departments", ACCOUNT_READ),
          get("/api/people/departments/export", ACCOUNT_READ),
          post("/api/people/departments", ORGANISATION_MANAGE),
          put("/api/people/departments/{code}", ORGANISATION_MANAGE),
          post("/api/people/departments/import", ORGANISATION_MANAGE),
          // people: tokens, alerts
          get("/api/people/tokens", TOKEN_MANAGE),
          post("/api/people/tokens", TOKEN_MANAGE),
          post("/api/people/tokens/{id}/revocation", TOKEN_MANAGE),
          get("/api/people/alerts", LOG_IN_ALERT_READ),
          post("/api/people/alerts/{id}/acknowledgement", LOG_IN_ALERT_READ),
          // links: pages that other systems show, and those systems
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
          post("/api/applications/{id}/trial", APPLICATION_MANAGE),
          // single sign-on
          get("/api/sign-on", PUBLIC),
          get("/api/sign-on/{id}/start", PUBLIC),
          get("/api/sign-on/{id}/callback", PUBLIC),
          post("/api/sign-on/{id}/callback", PUBLIC),
          get("/api/farewell", ANY_USER),
          get("/api/identity-providers", SIGN_ON_MANAGE),
          post("/api/identity-providers", SIGN_ON_MANAGE),
          put("/api/identity-providers/{id}", SIGN_ON_MANAGE),
          delete("/api/identity-providers/{id}", new Requirement.Needs(SIGN_ON_MANAGE)),
          post("/api/identity-providers/{id}/trial", SIGN_ON_MANAGE),
          // records and documents
          get("/api/search", RECORD_SEARCH),
          get("/api/records", RECORD_SEARCH),
          get("/api/records/{id}", RECORD_VIEW),
          get("/api/records/{id}/documents", RECORD_VIEW),
          get("/api/documents/{id}", RECORD_VIEW),
          get("/api/documents/{id}/versions/{n}/pages/{p}", RECORD_VIEW),
          get("/api/documents/{id}/versions/{n}/pages/{p}/thumbnail", RECORD_VIEW),
          get("/api/documents/{id}/versions/{n}/text", RECORD_VIEW),
          get("/api/documents/{id}/versions/{n}/find", RECORD_VIEW),
          // a video is viewed by its bytes; of all else the object check asks for the download
          // right
          get("/api/documents/{id}/versions/{n}/content", RECORD_VIEW),
          // stamped copies: the object check asks for the action, a grant may give it
          get("/api/documents/{id}/versions/{n}/export", RECORD_VIEW),
          post("/api/exports", RECORD_VIEW),
          get("/api/exports", RECORD_VIEW),
          post("/api/exports/{id}/cancellation", RECORD_VIEW),
          get("/api/exports/{id}/content", RECORD_VIEW),
          post("/api/search/numbers", RECORD_SEARCH),
          // how things come in
          post("/api/intake", INTAKE_PUSH),
          post("/api/intake/encounters", INTAKE_PUSH),
          get("/api/quarantine", QUARANTINE_MANAGE),
          get("/api/quarantine/{id}/content", QUARANTINE_MANAGE),
          post("/api/quarantine/{id}/retry", QUARANTINE_MANAGE),
          post("/api/quarantine/{id}/assign", QUARANTINE_MANAGE),
          // administrators
          get("/api/system", SYSTEM_MONITOR),
          get("/api/system/events", SYSTEM_MONITOR),
          post("/api/system/index/rebuild", INDEX_REBUILD),
          get("/api/dead-letters", DEAD_LETTER_MANAGE),
          post("/api/dead-letters/{id}/retry", DEAD_LETTER_MANAGE),
          // the rule book
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
          post("/api/records/{id}/confidentiality", RECORD_MARK),
          get("/api/audit", AUDIT_READ),
          get("/api/audit/verification", AUDIT_READ),
          // trail
          get("/api/audit/verification/whole", AUDIT_READ),
          post("/api/audit/verification/whole", AUDIT_READ),
          get("/api/audit/export", AUDIT_READ),
          get("/api/audit/anchors", AUDIT_READ),
          get("/api/audit/anchors/export", AUDIT_READ),
          get("/api/audit/anomalies", AUDIT_READ),
          get("/api/audit/anomalies/{id}/events", AUDIT_READ),
          post("/api/audit/anomalies/{id}/acknowledgement", AUDIT_READ),
          get("/api/audit/anomaly-rules", AUDIT_READ),
          put("/api/audit/anomaly-rules/{id}", ANOMALY_RULES_MANAGE),
          post("/api/viewings", RECORD_VIEW),
          get("/api/records/{id}/trace", RECORD_TRACE),
          // watermarks
          get("/api/watermark/templates", WATERMARK_SET),
          get("/api/watermark/templates/{campus}/history", WATERMARK_SET),
          put("/api/watermark/templates/{campus}", WATERMARK_SET),
          post("/api/watermark/preview", WATERMARK_SET),
          post("/api/watermark/reading", WATERMARK_READ));

  private static final Set<String> BEFORE_DUTIES =
      Set.of(
          "DELETE /api/session",
          "GET /api/farewell",
          "GET /api/me",
          "GET /api/me/account",
          "PUT /api/me/password",
          "POST /api/me/second-factor",
          "POST /api/me/second-factor/confirmation");

  private final List<Row> rows = RULES.stream().map(Row::of).toList();

  public List<Rule> rules() {
    return RULES;
  }

  /** The rule for a request; none means that it is refused. HEAD counts as GET. */
  public Optional<Rule> find(HttpMethod method, String path) {
    var asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    var parsed = PathContainer.parsePath(path);
    return rows.stream().filter(row -> row.fits(asked, parsed)).map(Row::rule).findFirst();
  }

  /**
   * Whether this actor may call this.
   *
   * @param actor null for somebody who is not logged in
   */
  public boolean allows(@Nullable Actor actor, HttpMethod method, String path) {
    return find(method, path).filter(rule -> meets(actor, rule.requirement())).isPresent();
  }

  /** What stays open to somebody who must change the password or set up a second factor first. */
  public boolean isOpenBeforeDuties(HttpMethod method, String path) {
    return find(method, path)
        .filter(rule ->
            rule.requirement() instanceof Requirement.Public
                || BEFORE_DUTIES.contains(rule.method() + " " + rule.pattern()))
        .isPresent();
  }

  private static boolean meets(@Nullable Actor actor, Requirement requirement) {
    return switch (requirement) {
      case Requirement.Public _ -> true;
      case Requirement.AnyUser _ -> actor != null && actor.tokenRights().isEmpty();
      case Requirement.Needs(var right) -> actor != null && actor.holds(right);
      case Requirement.SignedLink _ -> false;
    };
  }

  private static Rule get(String pattern, Right right) {
    return get(pattern, new Requirement.Needs(right));
  }

  private static Rule get(String pattern, Requirement requirement) {
    return new Rule(HttpMethod.GET, pattern, requirement);
  }

  private static Rule post(String pattern, Right right) {
    return post(pattern, new Requirement.Needs(right));
  }

  private static Rule post(String pattern, Requirement requirement) {
    return new Rule(HttpMethod.POST, pattern, requirement);
  }

  private static Rule put(String pattern, Right right) {
    return put(pattern, new Requirement.Needs(right));
  }

  private static Rule put(String pattern, Requirement requirement) {
    return new Rule(HttpMethod.PUT, pattern, requirement);
  }

  private static Rule delete(String pattern, Right right) {
    return delete(pattern, new Requirement.Needs(right));
  }

  private static Rule delete(String pattern, Requirement requirement) {
    return new Rule(HttpMethod.DELETE, pattern, requirement);
  }

  private record Row(Rule rule, PathPattern pattern) {
    static Row of(Rule rule) {
      return new Row(rule, PathPatternParser.defaultInstance.parse(rule.pattern()));
    }

    boolean fits(HttpMethod method, PathContainer path) {
      return rule.method().equals(method) && pattern.matches(path);
    }
  }
}
