package org.anjuan.station.scanner;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run of a program that speaks to scanners; one that hangs is ended. */
final class ScannerProgram {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private ScannerProgram() {}

  /** How it ended, and what it wrote. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ended(int code, byte[] out) {}

  static Ended run(ProcessBuilder program) throws IOException, InterruptedException {
    return run(program, PATIENCE);
  }

  /**
   * Runs it to its end.
   *
   * @throws ScannerTrouble when it takes longer than this
   */
  static Ended run(ProcessBuilder program, Duration patience)
      throws IOException, InterruptedException {
    var process = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var begun = System.nanoTime();
    var alarm =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try {
      process.getOutputStream().close();
      var out = process.getInputStream().readAllBytes();
      var code = process.waitFor();
      if (System.nanoTime() - begun >= patience.toNanos()) {
        throw new ScannerTrouble(ScannerTrouble.AWAY);
      }
      return new Ended(code, out);
    } finally {
      alarm.cancel(false);
      process.destroyForcibly();
    }
  }
}
