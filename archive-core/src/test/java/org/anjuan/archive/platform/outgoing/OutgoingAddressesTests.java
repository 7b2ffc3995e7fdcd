package org.anjuan.archive.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SEC-6")
class OutgoingAddressesTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.1.1",
        "0.0.0.0",
        "224.0.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "100.100.100.200",
        "192.0.0.192",
        "::1",
        "::",
        "fe80::1",
        "ff02::1",
        "fd00:ec2::254",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::7f00:1"
      })
  void thisMachineLinkLocalAndMetadataAddressesAreNeverCalled(String address) {
    assertThat(OutgoingAddresses.mayBeCalled(InetAddress.ofLiteral(address), false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "100.100.100.200", "fe80::1", "0.0.0.0"})
  void noExceptionOpensTheMetadata(String address) {
    assertThat(OutgoingAddresses.mayBeCalled(InetAddress.ofLiteral(address), true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.168.1.1", "172.16.0.1", "8.8.8.8", "fd12::1"})
  void privateAddressesAreWhereHospitalsHaveTheirs(String address) {
    assertThat(OutgoingAddresses.mayBeCalled(InetAddress.ofLiteral(address), false)).isTrue();
  }
}
