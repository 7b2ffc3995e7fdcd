package org.anjuan.archive.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.anjuan.archive.format.StampedCopy.Taker;
import org.anjuan.archive.format.WorkerFailed.Cause;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Request;
import org.anjuan.worker.protocol.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A worker's process and the conversation with it: one request, one answer, each within its time.
 * When an answer does not come, or is another than expected, the process is ended.
 */
final class WorkerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
  private static final int EXIT_OUT_OF_MEMORY = 3;

  private final Family family;
  private final Process process;
  private final Wire wire;
  private final Duration timeout;
  private final ScheduledExecutorService clock;
  private int served;
  private volatile boolean late;

  private WorkerProcess(
      Family family, Process process, Duration timeout, ScheduledExecutorService clock) {
    this.family = family;
    this.process = process;
    this.timeout = timeout;
    this.clock = clock;
    wire = new Wire(process.getInputStream(), process.getOutputStream());
  }

  /**
   * @param timeout how long a request may take
   * @throws WorkerFailed when it does not start
   */
  static WorkerProcess start(
      WorkerCommand command, Duration timeout, ScheduledExecutorService clock) {
    var folder = command.folder();
    try {
      var temporary = folder.temporary();
      try {
        var started = new WorkerProcess(command.family(), command.start(temporary), timeout, clock);
        started.awaitReady();
        return started;
      } finally {
        folder.remove(temporary);
      }
    } catch (IOException e) {
      throw WorkerFailed.notStarted(command.family(), e);
    }
  }

  private void awaitReady() throws IOException {
    var alarm = alarm(START);
    try {
      if (!(wire.readAnswer() instanceof Answer.Ready)) {
        throw new IOException("not ready");
      }
    } catch (IOException e) {
      close();
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  boolean isAlive() {
    return process.isAlive() && !late;
  }

  /** How many requests it has answered. */
  int served() {
    return served;
  }

  /** Hands a document over; returns how many pages it has. */
  int open(Request.Open open, DocumentBytes bytes) {
    // Before its time runs: how long the vault takes to open is none of the worker's doing.
    try (var source = new Source(bytes.open())) {
      var alarm = alarm(timeout);
      try {
        hand(open, source, bytes.length());
        return answer(Answer.Opened.class).pages();
      } catch (IOException e) {
        throw lost();
      } finally {
        alarm.cancel(false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hand(Request.Open open, Source source, long length) throws IOException {
    try {
      wire.write(open);
      wire.writeRaw(source, length);
    } catch (Wire.LengthMismatch e) {
      close();
      throw new UncheckedIOException(e);
    } catch (IOException | RuntimeException e) {
      var fault = source.fault;
      if (fault == null) {
        throw e;
      }
      // The worker waits for bytes that will not come.
      close();
      throw fault instanceof IOException failure
          ? new UncheckedIOException(failure)
          : (RuntimeException) fault;
    }
  }

  /**
   * @throws UnreadableDocument when the worker refuses
   * @throws WorkerFailed when it is lost
   */
  <A extends Answer> A ask(Request request, Class<A> kind) {
    var alarm = alarm(timeout);
    try {
      wire.write(request);
      return answer(kind);
    } catch (IOException e) {
      throw lost();
    } finally {
      alarm.cancel(false);
    }
  }

  /**
   * Has a copy made, in pieces. The worker is lost when {@code taker} does not read to the end.
   *
   * @param first how long it may take until the first piece
   */
  <T> T pull(Request request, Duration first, Taker<T> taker) {
    var refused = new AtomicBoolean();
    var copy =
        new StampedCopy(
            new Supplier<>() {
              private Duration allowed = first;

              @Override
              public Answer get() {
                var alarm = alarm(allowed);
                try {
                  return answer(Answer.class);
                } catch (UnreadableDocument e) {
                  refused.set(true);
                  throw e;
                } catch (IOException e) {
                  throw lost();
                } finally {
                  alarm.cancel(false);
                  // Pictures are drawn between one piece and the next.
                  allowed = timeout;
                }
              }
            });
    try {
      send(request);
      return taker.take(copy);
    } finally {
      if (!copy.isAtEnd() && !refused.get()) {
        // Whatever it still says would be taken for the answer to something else.
        close();
      }
    }
  }

  private void send(Request request) {
    var alarm = alarm(timeout);
    try {
      wire.write(request);
    } catch (IOException e) {
      throw lost();
    } finally {
      alarm.cancel(false);
    }
  }

  private <A extends Answer> A answer(Class<A> kind) throws IOException {
    var answer = wire.readAnswer();
    served += answer instanceof Answer.Piece ? 0 : 1;
    if (answer instanceof Answer.Refused(var reason)) {
      throw new UnreadableDocument(UnreadableDocument.Reason.of(reason));
    }
    if (!kind.isInstance(answer)) {
      throw new IOException("another answer than expected");
    }
    return kind.cast(answer);
  }

  private ScheduledFuture<?> alarm(Duration after) {
    return clock.schedule(
        () -> {
          late = true;
          process.destroyForcibly();
        },
        after.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private WorkerFailed lost() {
    var why = Cause.CRASHED;
    try {
      // It is ending, or it talks nonsense and never will.
      if (process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == EXIT_OUT_OF_MEMORY) {
        why = Cause.MEMORY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return new WorkerFailed(family, late ? Cause.TIMEOUT : why);
  }

  /** Lets the process end by itself: its input ends. */
  void retire() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** Ends the process and waits for its end, so that none is left behind. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells faults of the document's source from faults of the pipe. */
  private static final class Source extends FilterInputStream {

    @Nullable Exception fault;

    Source(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException | RuntimeException e) {
        fault = e;
        throw e;
      }
    }
  }
}
