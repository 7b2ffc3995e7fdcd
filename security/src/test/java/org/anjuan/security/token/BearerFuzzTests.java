package org.anjuan.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.springframework.mock.web.MockHttpServletRequest;

/** The header of systems: a token of exactly our form, or none. */
@Tag("fuzz")
class BearerFuzzTests {

  @FuzzTest(maxDuration = "2m")
  void headerHoldsATokenOrNone(byte[] bytes) {
    // Headers are bytes for Tomcat too.
    var header = new String(bytes, StandardCharsets.ISO_8859_1);
    var request = new MockHttpServletRequest();
    request.addHeader("Authorization", header);
    if (!BearerFilter.hasBearer(request)) {
      return;
    }
    var shown = ShownToken.read(BearerFilter.value(request));
    if (shown != null) {
      assertThat(header.substring("Bearer ".length()).strip())
          .isEqualTo("anj_" + shown.id() + "_" + shown.secret());
      assertThat(shown.toString()).doesNotContain(shown.secret());
    }
  }
}
