package org.anjuan.web.system;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends a state at a steady pace until the reader goes away. */
public final class Pulse {
  /** Looking may cost this part of the time at most, however much there is to count. */
  private static final int SHARE = 10;

  private Pulse() {}

  /** Sends {@code state} every {@code pace}, from the calling thread. */
  public static void send(SseEmitter emitter, Duration pace, Supplier<?> state) {
    try {
      while (true) {
        var begin = System.nanoTime();
        emitter.send(state.get(), MediaType.APPLICATION_JSON);
        var cost = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        TimeUnit.MILLISECONDS.sleep(Math.max(pace.toMillis(), SHARE * cost));
      }
    } catch (IOException | IllegalStateException gone) {
      emitter.complete();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException failed) {
      emitter.completeWithError(failed);
    }
  }
}
