package org.anjuan.archive.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("BRW-5")
@Tag("INT-1")
@Tag("SYS-2")
class AddressRangeTests {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.255, true",
    "10.1.0.0/16, 10.2.0.0, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.3, ::ffff:10.1.2.3, true",
    "10.1.2.128/25, 10.1.2.127, false",
    "10.1.2.128/25, 10.1.2.200, true",
    "' 10.1.0.0/16 ', 10.1.9.9, true",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 8.8.8.8, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "fe80::/10, fe80::1%eth0, true",
    "10.1.0.0/16, localhost, false",
    "10.1.0.0/16, 10.1, false",
    "10.1.0.0/16, '', false"
  })
  void rangeHoldsItsAddressesAndNoOthers(String range, String address, boolean inside) {
    assertThat(new AddressRange(range).contains(address)).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.1",
        "10.1.0.0/",
        "10.1.0.0/33",
        "10.1.0.0/-1",
        "10.1.0.0/8/8",
        "1.2.3.4.5",
        "256.1.1.1",
        "::/129",
        "::1%lo",
        ":",
        "*",
        "hospital.local",
        "example.org/8"
      })
  void whatIsNoRangeIsRefused(String range) {
    assertThat(AddressRange.isRange(range)).isFalse();
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new AddressRange(range));
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> AddressRange.all(List.of("10.0.0.0/8", range), "addresses"))
        .withMessage("invalid value: addresses");
  }

  /** A network holds an address of its family when their first bits are one number. */
  @Test
  void anyRangeHoldsExactlyTheAddressesWithItsFirstBits() {
    for (var seed = 0L; seed < 20_000; seed++) {
      var random = new Random(seed);
      var network = address(random);
      var length = network.length * 8;
      var bits = random.nextInt(length + 1);
      var asked = random.nextInt(4) == 0 ? address(random) : near(network, random);
      var expected =
          asked.length == network.length
              && number(asked)
                  .shiftRight(length - bits)
                  .equals(number(network).shiftRight(length - bits));
      assertThat(new AddressRange(text(network) + "/" + bits).contains(text(asked)))
          .as("seed %d: %s/%d, %s", seed, text(network), bits, text(asked))
          .isEqualTo(expected);
    }
  }

  @Test
  void neighbourhoodHoldsTheAddressItIsAround() {
    for (var seed = 0L; seed < 2_000; seed++) {
      var address = text(address(new Random(seed)));
      var around = AddressRange.around(address);
      assertThat(new AddressRange(around).contains(address)).as(address).isTrue();
      assertThat(around).endsWith(address.contains(":") ? "/64" : "/24");
    }
    assertThat(AddressRange.around("fe80::1%eth0")).isEqualTo("fe80:0:0:0:0:0:0:0/64");
    assertThat(AddressRange.around("unknown")).isEqualTo("unknown");
  }

  private static byte[] address(Random random) {
    var address = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(address);
    return address;
  }

  /** The same but for one bit, or for nothing. */
  private static byte[] near(byte[] network, Random random) {
    var near = network.clone();
    var bit = random.nextInt(network.length * 8 + 1);
    if (bit < network.length * 8) {
      near[bit / 8] ^= (byte) (0x80 >> bit % 8);
    }
    return near;
  }

  private static BigInteger number(byte[] address) {
    return new BigInteger(1, address);
  }

  private static String text(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
