package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("INT-1")
class TermsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://emr.hospital.local",
        "https://emr.hospital.local:8443",
        "http://10.1.2.3:8080",
        "http://[fd00::1]:80",
        "http://emr"
      })
  void originsOfPagesAreTaken(String origin) {
    assertThat(new FrameOrigin(origin).value()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "http://*",
        "http://*.hospital.local",
        "'self'",
        "http:",
        "ftp://emr",
        "http://emr/",
        "http://emr/path",
        "http://emr; script-src *",
        "http://emr http://other",
        "http://emr\nX: y",
        "http://emr:0",
        "http://emr:99999",
        "HTTP://emr",
        "javascript://emr",
        "http://a@emr",
        ""
      })
  void whatCouldSayMoreThanAnOriginIsRefused(String origin) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new FrameOrigin(origin));
  }
}
