package org.anjuan.archive.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.anjuan.archive.format.StampedCopy.Taker;
import org.anjuan.archive.format.WorkerFailed.Cause;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.Request;
import org.anjuan.worker.protocol.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One worker process and the documents that it holds open. Used by one thread at a time, which its
 * pool sees to.
 */
final class FormatWorker implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
  private static final int EXIT_OUT_OF_MEMORY = 3;

  /** From intake, which asks whether a document can be opened, until its pages are read. */
  private static final int MOST_DOCUMENTS = 64;

  /** More than a few are held only while they are small together. */
  private static final int FEW_DOCUMENTS = 4;

  private static final long SMALL_TOGETHER = 16L << 20;

  private final Family family;
  private final Process process;
  private final Wire wire;
  private final Duration timeout;
  private final long mostBytes;
  private final ScheduledExecutorService clock;

  /** The one that was used longest ago comes first. */
  private final LinkedHashMap<DocumentKey, Opened> documents = new LinkedHashMap<>(8, 0.75f, true);

  private int lastDocument;
  private int served;
  private volatile boolean late;

  private FormatWorker(
      Family family, Process process, FormatSettings settings, ScheduledExecutorService clock) {
    this.family = family;
    this.process = process;
    this.timeout = settings.pool(family).timeout();
    this.mostBytes = settings.maxBytes().toBytes();
    this.clock = clock;
    wire = new Wire(process.getInputStream(), process.getOutputStream());
  }

  /**
   * @throws WorkerFailed when it does not start
   */
  static FormatWorker start(WorkerCommand command, ScheduledExecutorService clock) {
    var folder = command.folder();
    try {
      var temporary = folder.temporary();
      try {
        var process = command.start(temporary);
        var worker = new FormatWorker(command.family(), process, command.settings(), clock);
        worker.awaitReady();
        return worker;
      } finally {
        folder.remove(temporary);
      }
    } catch (IOException e) {
      throw new WorkerFailed(command.family(), Cause.NOT_STARTED);
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

  boolean holds(DocumentKey key) {
    return documents.containsKey(key);
  }

  int held() {
    return documents.size();
  }

  /** How many requests it has answered. */
  int served() {
    return served;
  }

  /**
   * Makes sure that the document is open here.
   *
   * @throws UnreadableDocument when the worker refuses it
   */
  Opened open(DocumentKey key, DocumentBytes bytes) {
    try {
      return open(key, bytes, List.of());
    } catch (UnreadableDocument locked) {
      var passwords =
          locked.reason() == UnreadableDocument.Reason.ENCRYPTED
              ? bytes.passwords()
              : List.<String>of();
      if (passwords.isEmpty()) {
        throw locked;
      }
      return open(key, bytes, passwords);
    }
  }

  private Opened open(DocumentKey key, DocumentBytes bytes, List<String> passwords) {
    var present = documents.get(key);
    if (present != null) {
      return present;
    }
    if (bytes.length() > mostBytes) {
      throw new UnreadableDocument(UnreadableDocument.Reason.TOO_LARGE);
    }
    makeRoom(bytes.length());
    return take(key, bytes, passwords);
  }

  private Opened take(DocumentKey key, DocumentBytes bytes, List<String> passwords) {
    int number = ++lastDocument;
    var alarm = alarm(timeout);
    try {
      send(new Request.Open(number, bytes.length(), passwords), bytes);
      var opened = new Opened(number, answer(Answer.Opened.class).pages(), bytes.length());
      documents.put(key, opened);
      return opened;
    } catch (IOException e) {
      throw lost();
    } finally {
      alarm.cancel(false);
    }
  }

  private void send(Request.Open open, DocumentBytes bytes) throws IOException {
    var source = new Source();
    try (var stream = source.open(bytes)) {
      wire.write(open);
      wire.writeRaw(stream, bytes.length());
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

  private void makeRoom(long length) {
    long bytes = length;
    for (var opened : documents.values()) {
      bytes += opened.length();
    }
    while (!documents.isEmpty() && isTooMuch(documents.size(), bytes)) {
      var oldest = documents.firstEntry();
      bytes -= oldest.getValue().length();
      forget(oldest.getKey());
    }
  }

  private boolean isTooMuch(int held, long bytes) {
    return held >= MOST_DOCUMENTS
        || bytes > mostBytes
        || (held >= FEW_DOCUMENTS && bytes > SMALL_TOGETHER);
  }

  void forget(DocumentKey key) {
    var opened = documents.remove(key);
    if (opened != null) {
      ask(new Request.Close(opened.number()), Answer.Done.class);
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
   * Has a document copied. The worker is lost when {@code taker} does not read to the end.
   *
   * @param eachPage how much longer than another request it may take, for each page
   */
  <T> T copy(Opened document, CopyForm form, Overlay overlay, Duration eachPage, Taker<T> taker) {
    return pull(
        new Request.Copy(document.number(), form.forWorkers(), overlay),
        timeout.plus(eachPage.multipliedBy(document.pages())),
        taker);
  }

  /**
   * Has documents bound into one. The worker is lost when {@code taker} does not read to the end.
   */
  <T> T bind(List<DocumentBytes> parts, Duration eachPart, Taker<T> taker) {
    if (parts.stream().mapToLong(DocumentBytes::length).sum() > mostBytes) {
      throw new UnreadableDocument(UnreadableDocument.Reason.TOO_LARGE);
    }
    List.copyOf(documents.keySet()).forEach(this::forget);
    var open = new ArrayList<DocumentKey>();
    try {
      var numbers = new ArrayList<Integer>();
      for (var part : parts) {
        var key = DocumentKey.unique();
        numbers.add(take(key, part, List.of()).number());
        open.add(key);
      }
      return pull(
          new Request.Bind(numbers), timeout.plus(eachPart.multipliedBy(parts.size())), taker);
    } finally {
      if (isAlive()) {
        open.forEach(this::forget);
      }
    }
  }

  private <T> T pull(Request request, Duration first, Taker<T> taker) {
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

  /** A document that the worker holds. */
  record Opened(int number, int pages, long length) {}

  /** Tells faults of the document's source from faults of the pipe. */
  private static final class Source {

    @Nullable Exception fault;

    InputStream open(DocumentBytes bytes) throws IOException {
      try {
        return new FilterInputStream(bytes.open()) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
              return super.read(buffer, offset, length);
            } catch (IOException | RuntimeException e) {
              fault = e;
              throw e;
            }
          }
        };
      } catch (IOException | RuntimeException e) {
        fault = e;
        throw e;
      }
    }
  }
}
