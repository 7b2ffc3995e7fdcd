package org.anjuan.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-1")
class FieldCipherTests {

  private static final String NUMBER = "999999195804020011";

  private final FieldCipher cipher = new RingFieldCipher(TestKeys.ring("a"));
  private final KeyedHash hash = TestKeys.ring("a").keyedHash();

  @Test
  void sealedTextOpensInItsDomainOnly() {
    var sealed = cipher.seal("patient.idNumber", NUMBER);
    assertThat(sealed).doesNotContain(NUMBER);
    assertThat(cipher.open("patient.idNumber", sealed)).isEqualTo(NUMBER);
    assertThatExceptionOfType(TamperedField.class)
        .isThrownBy(() -> cipher.open("patient.phone", sealed))
        .withMessageNotContaining(NUMBER);
  }

  @Test
  void theSameTextNeverLooksTheSame() {
    assertThat(cipher.seal("d", NUMBER)).isNotEqualTo(cipher.seal("d", NUMBER));
    assertThat(cipher.open("d", cipher.seal("d", ""))).isEmpty();
  }

  @Test
  void changedTextsAndOtherKeysAreRefused() {
    var sealed = cipher.seal("d", "张建国");
    var other = new RingFieldCipher(TestKeys.ring("b"));
    for (var broken :
        new String[] {"", "v1", "v2" + sealed.substring(2), sealed + "A", "v1.x.AAAA", "a.b.c.d"}) {
      assertThatExceptionOfType(TamperedField.class).isThrownBy(() -> cipher.open("d", broken));
    }
    assertThatExceptionOfType(TamperedField.class).isThrownBy(() -> other.open("d", sealed));
  }

  @Test
  void hashIsTheSameForTheSameValueInTheSameDomainOnly() {
    assertThat(hash.of("id", NUMBER)).matches("[A-Za-z0-9_-]{43}").isEqualTo(hash.of("id", NUMBER));
    assertThat(hash.of("id", NUMBER)).isNotEqualTo(hash.of("phone", NUMBER));
    assertThat(hash.of("ab", "c")).isNotEqualTo(hash.of("a", "bc"));
    assertThat(TestKeys.ring("b").keyedHash().of("id", NUMBER)).isNotEqualTo(hash.of("id", NUMBER));
  }
}
