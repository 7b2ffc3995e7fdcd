package org.anjuan.archive.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("QRY-2")
class MarkCodeTests {
  private static final int HASH = 1_470_149_058;

  private final MarkPayload payload = payload("one key");

  @Test
  void codeCorrectsASixthOfItsBitsWrong() {
    var random = new Random(20261121);
    int right = 0;
    for (int round = 0; round < 50; round++) {
      var mark = MarkId.of(random.nextInt());
      var soft = soft(ConvolutionalCode.encode(payload.bits(mark)));
      for (int i = 0; i < soft.length; i++) {
        soft[i] += random.nextGaussian();
      }
      var read = payload.read(ConvolutionalCode.decode(soft, MarkPayload.BITS));
      right += read.filter(mark::equals).isPresent() ? 1 : 0;
    }
    assertThat(right).as("of 50, with one bit in six flipped by noise").isGreaterThan(45);
  }

  @Test
  void noiseDoesNotPassTheCheck() {
    var random = new Random(20261121);
    for (int round = 0; round < 2_000; round++) {
      var soft = new double[MarkLayout.CODED];
      Arrays.setAll(soft, i -> random.nextGaussian());
      assertThat(payload.read(ConvolutionalCode.decode(soft, MarkPayload.BITS))).isEmpty();
    }
  }

  @Test
  void markCanNotBeForgedByTurningABitOrWithoutTheKey() {
    var bits = payload.bits(new MarkId("00c0ffee"));
    assertThat(payload.read(bits)).contains(new MarkId("00c0ffee"));
    for (int i = 0; i < bits.length; i++) {
      var changed = bits.clone();
      changed[i] = !changed[i];
      assertThat(payload.read(changed)).as("bit %d", i).isEmpty();
    }
    assertThat(payload("another key").read(bits)).isEmpty();
  }

  @Test
  void layoutNeverChangesForAKey() {
    var layout = new MarkLayout("one key".getBytes(StandardCharsets.US_ASCII));
    var chips = layout.chips(ConvolutionalCode.encode(payload.bits(new MarkId("00c0ffee"))));

    // Pages that were shown must stay readable by later versions.
    assertThat(Arrays.hashCode(chips)).isEqualTo(HASH);
  }

  private static double[] soft(boolean[] coded) {
    var soft = new double[coded.length];
    for (int i = 0; i < soft.length; i++) {
      soft[i] = coded[i] ? 1 : -1;
    }
    return soft;
  }

  private static MarkPayload payload(String key) {
    return new MarkPayload(
        new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
  }
}
