package org.anjuan.security.sso;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;

@Tag("SEC-6")
class PermittedAddressesTests {
  private final SignOnProperties settings =
      new SignOnProperties(
          "",
          List.of("cas.hospital", "here:8080"),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          DataSize.ofKilobytes(64));
  private final PermittedAddresses addresses = new PermittedAddresses(settings);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://idp.hospital/",
        "ftp://idp.hospital/",
        "file:///etc/passwd",
        "https://user@idp.hospital/",
        "https:///x",
        "gopher://x",
        "http://here/",
        "http://here:8081/",
        "nonsense",
        ""
      })
  void addressThatIsNoSecureOneIsRefused(String address) {
    assertThatExceptionOfType(ProviderTrouble.class).isThrownBy(() -> addresses.permit(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://idp.hospital/",
        "https://10.1.2.3:8443/realm",
        "http://CAS.hospital:81/",
        "http://here:8080/"
      })
  void hospitalsAddressesAreAllowed(String address) {
    assertThatCode(() -> addresses.permit(address)).doesNotThrowAnyException();
  }

  @Test
  void nameThatLeadsToThisMachineIsNotConnectedTo() {
    var calls = new OutgoingCalls(addresses, settings);
    var rest = RestClient.builder().requestFactory(calls.to(null)).build();
    for (var address :
        List.of(
            "https://localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
            "https://169.254.169.254/latest/meta-data/")) {
      assertThatExceptionOfType(ProviderTrouble.class)
          .as(address)
          .isThrownBy(
              () -> rest.get().uri(java.net.URI.create(address)).retrieve().toBodilessEntity())
          .extracting(ProviderTrouble::finding)
          .isIn(Finding.ADDRESS_NOT_ALLOWED, Finding.NAME_NOT_FOUND);
    }
    calls.destroy();
  }
}
