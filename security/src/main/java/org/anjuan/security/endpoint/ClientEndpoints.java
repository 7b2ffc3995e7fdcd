package org.anjuan.security.endpoint;

import static org.anjuan.security.endpoint.Requirement.ANY_USER;
import static org.anjuan.security.endpoint.Requirement.PUBLIC;
import static org.anjuan.security.endpoint.Rule.get;

import java.util.List;
import org.springframework.stereotype.Component;

/** The client: static files, one folder per language; and what every page of it asks for. */
@Component
final class ClientEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
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
        get("/api/reference", ANY_USER),
        get("/v3/api-docs", ANY_USER),
        get("/actuator/health", PUBLIC));
  }
}
