package org.anjuan.security.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What tests of accounts make weaker to be quick. */
@Tag("SEC-4")
class PasswordStrengthTests {

  @Test
  void inOperationPasswordsAreHashedAsSpringSecurityRecommends() {
    var encoder = new SecurityConfiguration().passwordEncoder();
    var hash = encoder.encode("a password");
    assertThat(hash).matches("\\{bcrypt}\\$2[aby]\\$(1[0-9]|[2-9][0-9])\\$.+");
    assertThat(encoder.matches("a password", hash)).isTrue();
    assertThat(encoder.matches("another", hash)).isFalse();
  }
}
