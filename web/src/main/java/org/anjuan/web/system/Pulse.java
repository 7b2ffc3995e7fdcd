package org.anjuan.web.system;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends a state at a steady pace until the reader goes away. */
final class Pulse {
  private Pulse() {}

  static void send(SseEmitter emitter, Duration pace, Supplier<?> state) {
    try {
      while (true) {
        emitter.send(state.get(), MediaType.APPLICATION_JSON);
        TimeUnit.MILLISECONDS.sleep(pace.toMillis());
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
