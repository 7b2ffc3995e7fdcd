package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleValuesTests {

  @ParameterizedTest
  @Tag("BRW-5")
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255, true",
    "10.1.0.0/16, 10.2.0.0, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.128/25, 10.1.2.127, false",
    "10.1.2.128/25, 10.1.2.200, true",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "10.1.0.0/16, ::ffff:10.1.0.9, true",
    "fe80::/10, fe80::1%eth0, true",
    "10.1.0.0/16, localhost, false"
  })
  void addressesLieInRanges(String range, String address, boolean inside) {
    assertThat(new AddressRange(range).contains(address)).isEqualTo(inside);
  }

  @ParameterizedTest
  @Tag("BRW-5")
  @ValueSource(strings = {"", "example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::1/129"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new AddressRange(range));
  }

  @ParameterizedTest
  @Tag("TAG-1")
  @CsvSource({
    "B20-B24, B20, true",
    "B20-B24, B24.901, true",
    "B20-B24, B25, false",
    "B20-B24, B19.9, false",
    "B20–B24, b22.1, true",
    "Z21, Z21, true",
    "Z21, Z21.x00, true",
    "Z21, Z22, false",
    "K70.3, K70.301, true",
    "K70.3, K70.4, false"
  })
  void diagnosesLieInRanges(String range, String code, boolean inside) {
    assertThat(new CodeRange(range).contains(code)).isEqualTo(inside);
  }
}
