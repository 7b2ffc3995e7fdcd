package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** A ticket's answer names one person, or a failure, or is trouble; nothing in it is fetched. */
@Tag("fuzz")
class CasAnswerFuzzTests {

  @FuzzTest(maxDuration = "2m")
  void answerIsReadOrIsTrouble(byte[] xml) {
    try {
      switch (CasAnswer.read(xml)) {
        case CasAnswer.Success success -> assertThat(success.user()).isNotBlank();
        case CasAnswer.Failure failure -> assertThat(failure.code()).matches("[A-Z_]{0,60}");
      }
      assertThat(new String(xml, StandardCharsets.UTF_8)).doesNotContain("<!DOCTYPE");
    } catch (ProviderTrouble trouble) {
      assertThat(trouble.finding()).isEqualTo(Finding.NOT_UNDERSTOOD);
    }
  }
}
