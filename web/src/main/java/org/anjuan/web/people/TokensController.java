package org.anjuan.web.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.token.ApiTokens;
import org.anjuan.security.token.TokenDetails;
import org.anjuan.security.token.TokenScope;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of other systems: issued, shown once, revoked. */
@RestController
@RequestMapping("/api/people/tokens")
class TokensController {
  private final ApiTokens tokens;
  private final Organisation organisation;
  private final Clock clock;

  TokensController(ApiTokens tokens, Organisation organisation, Clock clock) {
    this.tokens = tokens;
    this.organisation = organisation;
    this.clock = clock;
  }

  /** A token, never its secret. */
  record TokenRow(
      String id,
      String owner,
      List<String> rights,
      List<String> campuses,
      List<String> addresses,
      @Nullable Instant expires,
      boolean revoked,
      Instant createdAt,
      @Nullable String createdBy,
      @Nullable Instant lastUsed,
      @Nullable String lastAddress) {
    static TokenRow of(TokenDetails token) {
      var scope = token.scope();
      return new TokenRow(
          token.id(),
          scope.owner(),
          scope.rights().stream().map(Right::name).sorted().toList(),
          scope.campuses().stream().sorted().toList(),
          scope.addresses(),
          scope.expires(),
          token.revoked(),
          token.createdAt(),
          token.createdBy(),
          token.lastUsed(),
          token.lastAddress());
    }
  }

  /** All tokens, and the rights that one may have. */
  record TokenList(List<TokenRow> items, List<String> grantable) {}

  /** What a new token shall open. */
  record TokenOrder(
      @Nullable String owner,
      @Nullable List<String> rights,
      @Nullable List<String> campuses,
      @Nullable List<String> addresses,
      @Nullable Instant expires) {}

  /** A new token, shown once. */
  record TokenHandover(String id, String value) {
    @Override
    public String toString() {
      return "TokenHandover[masked]";
    }
  }

  @GetMapping
  TokenList list() {
    return new TokenList(
        tokens.list().stream().map(TokenRow::of).toList(),
        ApiTokens.grantable().stream().map(Right::name).sorted().toList());
  }

  @PostMapping
  ResponseEntity<TokenHandover> issue(Actor actor, @RequestBody TokenOrder wanted) {
    var expires = wanted.expires();
    if (expires != null && !expires.isAfter(clock.instant())) {
      throw new BadRequest("expires", "有效期须在将来", "The expiry must be in the future");
    }
    var campuses = Set.copyOf(orEmpty(wanted.campuses()));
    for (var campus : campuses) {
      if (organisation.campus(new CampusCode(campus)).isEmpty()) {
        throw new BadRequest("campuses", "没有院区 " + campus, "No campus " + campus);
      }
    }
    var owner = wanted.owner() == null ? "" : wanted.owner().strip();
    var scope =
        new TokenScope(
            owner,
            rights(orEmpty(wanted.rights())),
            expires,
            campuses,
            orEmpty(wanted.addresses()));
    var issued = tokens.issue(actor, scope);
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new TokenHandover(issued.id(), issued.value()));
  }

  @PostMapping("/{id}/revocation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(Actor actor, @PathVariable String id) {
    if (!tokens.revoke(actor, id)) {
      throw new NotFound();
    }
  }

  private static Set<Right> rights(List<String> names) {
    var grantable =
        ApiTokens.grantable().stream().collect(Collectors.toMap(Right::name, right -> right));
    if (names.isEmpty() || !grantable.keySet().containsAll(names)) {
      throw new InvalidValue("rights");
    }
    return names.stream().map(grantable::get).collect(Collectors.toSet());
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }
}
