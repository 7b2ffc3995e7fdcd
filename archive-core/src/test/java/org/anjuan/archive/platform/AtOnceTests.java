package org.anjuan.archive.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("ING-2")
@Timeout(30)
class AtOnceTests {

  private final AtomicInteger ended = new AtomicInteger();

  @Test
  void theyGoOnBesideEachOther() {
    var all = new CountDownLatch(3);
    var mine =
        AtOnce.get(() -> meet(all), () -> meet(all), () -> meet(all)); // each waits for the others
    assertThat(mine).isTrue();
  }

  private static boolean meet(CountDownLatch all) {
    all.countDown();
    try {
      return all.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersFromTheirEnd() {
    assertThatThrownBy(() ->
            AtOnce.run(
                ended::incrementAndGet, failing("the second"), () -> ended.incrementAndGet()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the second");
    assertThat(ended).hasValue(2);
  }

  @Test
  void theCallersOwnFailureGoesBeforeTheOthers() {
    assertThatThrownBy(
            () -> AtOnce.run(failing("mine"), failing("another"), () -> ended.incrementAndGet()))
        .hasMessage("mine")
        .satisfies(e ->
            assertThat(e.getSuppressed())
                .singleElement()
                .hasToString("java.lang.IllegalStateException: another"));
    assertThat(ended).hasValue(1);
  }

  private static Runnable failing(String why) {
    return () -> {
      throw new IllegalStateException(why);
    };
  }
}
