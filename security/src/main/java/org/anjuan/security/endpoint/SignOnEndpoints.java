package org.anjuan.security.endpoint;

import static org.anjuan.archive.access.Right.SIGN_ON_MANAGE;
import static org.anjuan.security.endpoint.Requirement.PUBLIC;
import static org.anjuan.security.endpoint.Rule.delete;
import static org.anjuan.security.endpoint.Rule.get;
import static org.anjuan.security.endpoint.Rule.post;
import static org.anjuan.security.endpoint.Rule.put;

import java.util.List;
import org.springframework.stereotype.Component;

/** Single sign-on. */
@Component
final class SignOnEndpoints implements EndpointTable {

  @Override
  public List<Rule> rules() {
    return List.of(
        get("/api/sign-on", PUBLIC),
        get("/api/sign-on/{id}/start", PUBLIC),
        get("/api/sign-on/{id}/callback", PUBLIC),
        post("/api/sign-on/{id}/callback", PUBLIC),
        post("/api/sign-on/{id}/back-channel-logout", PUBLIC),
        get("/api/identity-providers", SIGN_ON_MANAGE),
        post("/api/identity-providers", SIGN_ON_MANAGE),
        put("/api/identity-providers/{id}", SIGN_ON_MANAGE),
        delete("/api/identity-providers/{id}", SIGN_ON_MANAGE),
        post("/api/identity-providers/{id}/trial", SIGN_ON_MANAGE));
  }
}
