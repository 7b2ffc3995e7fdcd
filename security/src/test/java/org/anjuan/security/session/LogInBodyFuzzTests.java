package org.anjuan.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.anjuan.security.account.Username;
import org.anjuan.security.session.SessionController.Code;
import org.anjuan.security.session.SessionController.Credentials;
import org.junit.jupiter.api.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to the door: read as name and password or refused; never repeated. */
@Tag("fuzz")
class LogInBodyFuzzTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @FuzzTest(maxDuration = "2m")
  void logInIsReadOrRefused(byte[] body) {
    try {
      var typed = JSON.readValue(body, Credentials.class);
      if (typed != null && typed.username() != null) {
        name(typed.username());
        assertThat(typed).hasToString("Credentials[masked]");
      }
      assertThat(String.valueOf(JSON.readValue(body, Code.class))).isIn("null", "Code[masked]");
    } catch (JacksonException refused) {
      assertThat(refused).isNotNull();
    }
  }

  private static void name(String typed) {
    Username name;
    try {
      name = new Username(typed);
    } catch (IllegalArgumentException none) {
      return;
    }
    assertThat(new Username(name.value())).as("read again").isEqualTo(name);
    assertThat(name.value()).matches("[a-z0-9][a-z0-9._-]{0,63}");
  }
}
