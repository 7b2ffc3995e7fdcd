package org.anjuan.web.people;

import org.anjuan.archive.access.Actor;
import org.anjuan.security.account.AccountRefused;
import org.anjuan.security.account.AccountRefused.Reason;
import org.anjuan.security.rules.RuleKeeper;
import org.anjuan.security.rules.SecurityRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules for passwords, sessions, the second factor and abnormal log-ins. */
@RestController
@RequestMapping("/api/people/rules")
class RulesController {
  private final RuleKeeper rules;

  RulesController(RuleKeeper rules) {
    this.rules = rules;
  }

  /** The rules and their version. */
  record RulesView(SecurityRules rules, long version) {}

  @GetMapping
  ResponseEntity<RulesView> read() {
    var present = rules.read();
    return ResponseEntity.ok()
        .eTag("\"" + present.version() + "\"")
        .body(new RulesView(present.rules(), present.version()));
  }

  @PutMapping
  ResponseEntity<RulesView> set(
      Actor actor,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SecurityRules wanted) {
    if (!rules.set(actor, wanted, SeenVersion.of(ifMatch))) {
      throw new AccountRefused(Reason.CHANGED_MEANWHILE);
    }
    return read();
  }
}
