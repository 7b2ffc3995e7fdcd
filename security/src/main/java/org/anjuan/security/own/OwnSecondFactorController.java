package org.anjuan.security.own;

import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.security.account.SecondFactors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor. Whoever sets it up or takes it away types the password again. */
@RestController
@RequestMapping("/api/me/second-factor")
class OwnSecondFactorController {
  private final SecondFactors secondFactors;

  OwnSecondFactorController(SecondFactors secondFactors) {
    this.secondFactors = secondFactors;
  }

  /** The password again, and a code where there is a second factor already. */
  record FactorProof(@Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
      return "FactorProof[masked]";
    }
  }

  /** What the authenticator needs; shown once. */
  record FactorSetup(String secret, String uri, String picture) {}

  /** What opens the door when the authenticator is lost; shown once. */
  record RecoveryCodes(List<String> codes) {}

  @PostMapping
  ResponseEntity<FactorSetup> begin(Actor actor, @RequestBody FactorProof proof) {
    var begun = secondFactors.begin(actor, orEmpty(proof.password()), orEmpty(proof.code()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new FactorSetup(begun.secret(), begun.uri(), begun.picture()));
  }

  @PostMapping("/confirmation")
  ResponseEntity<RecoveryCodes> confirm(Actor actor, @RequestBody FactorProof proof) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new RecoveryCodes(secondFactors.confirm(actor, orEmpty(proof.code()))));
  }

  @PostMapping("/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @RequestBody FactorProof proof) {
    secondFactors.remove(actor, orEmpty(proof.password()), orEmpty(proof.code()));
  }

  private static String orEmpty(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
