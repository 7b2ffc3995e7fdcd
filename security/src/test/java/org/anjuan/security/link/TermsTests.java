package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("INT-1")
class TermsTests {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.7, true",
    "10.1.0.0/16, 10.2.0.1, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.3, ::ffff:10.1.2.3, true",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "10.1.0.0/17, localhost, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "fe80::/10, fe80::1%eth0, true"
  })
  void rangeHoldsItsAddressesAndNoOthers(String range, String address, boolean inside) {
    assertThat(new SourceRange(range).contains(address)).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.1.0.0/33",
        "10.1",
        "10.1.0.0/",
        "hospital.local",
        "10.1.0.0/-1",
        "::/129",
        "*",
        "10.1.0.0/16 ",
        "1.2.3.4.5",
        "::1%lo",
        "256.1.1.1"
      })
  void whatIsNoRangeIsRefused(String range) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new SourceRange(range));
  }

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
