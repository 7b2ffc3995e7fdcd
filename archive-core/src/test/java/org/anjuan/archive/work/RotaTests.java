package org.anjuan.archive.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("ING-1")
@Timeout(60)
class RotaTests {

  private final Rota<String> rota = new Rota<>("Tests", 2, Duration.ofMillis(5));
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    rota.stop();
  }

  @Test
  void whatGoesOnIsNotBegunOnceMoreAndOnlySomeAtOnce() {
    rota.start(() -> {
      for (var which : List.of("one", "two", "three")) {
        offer(which, true);
      }
      looks.incrementAndGet();
    });
    await().untilAtomic(looks, greaterThan(5));
    assertThat(begun).containsExactlyInAnyOrder("one", "two");

    end.countDown();
    await().untilAsserted(() -> assertThat(begun).contains("three"));
    await()
        .untilAsserted(
            () -> assertThat(begun.stream().filter("one"::equals)).hasSizeGreaterThan(1));
  }

  @Test
  void whatIsNotDueIsLeft() {
    rota.start(() -> {
      offer("not due", false);
      offer("due", true);
      looks.incrementAndGet();
    });
    await().untilAtomic(looks, greaterThan(2));
    assertThat(begun).containsExactly("due");
  }

  @Test
  void workThatFailsGivesItsPlaceBack() {
    rota.start(() -> {
      for (var which : List.of("one", "two", "three")) {
        rota.offer(
            which,
            () -> true,
            () -> {
              begun.add(which);
              throw new IllegalStateException("broken");
            });
      }
    });
    await().untilAsserted(() -> assertThat(begun).contains("one", "two", "three"));
    await().untilAsserted(() -> assertThat(begun).hasSizeGreaterThan(6));
  }

  @Test
  void aStoreThatDoesNotAnswerIsAskedAgain() {
    rota.start(() -> {
      if (looks.incrementAndGet() == 1) {
        throw new IllegalStateException("away");
      }
      offer("one", true);
    });
    await().untilAsserted(() -> assertThat(begun).containsExactly("one"));
  }

  @Test
  void stoppingWaitsForWhatGoesOn() {
    rota.start(() -> offer("one", true));
    await().untilAsserted(() -> assertThat(begun).hasSize(1));
    var stopping = new Thread(rota::stop);
    stopping.start();
    await().until(() -> !rota.isOn());
    assertThat(stopping.isAlive()).isTrue();

    end.countDown();
    await().until(() -> !stopping.isAlive());
    assertThat(begun).hasSize(1);
  }

  private void offer(String which, boolean due) {
    rota.offer(which, () -> due, () -> goOn(which));
  }

  private void goOn(String which) {
    begun.add(which);
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
