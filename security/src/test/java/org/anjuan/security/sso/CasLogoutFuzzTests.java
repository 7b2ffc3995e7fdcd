package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** A message that a log-in has ended names a ticket or is refused. */
@Tag("fuzz")
class CasLogoutFuzzTests {

  @FuzzTest(maxDuration = "2m")
  void messageNamesATicketOrIsRefused(byte[] bytes) {
    var message = new String(bytes, StandardCharsets.UTF_8);
    try {
      var ticket = CasLogout.ticket(message);
      assertThat(ticket).isNotEmpty().isEqualTo(ticket.strip());
    } catch (SignOnRefused refused) {
      assertThat(refused.reason()).isEqualTo(SignOnRefused.Reason.NOT_PROVEN);
    }
  }
}
