package org.anjuan.archive.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.anjuan.archive.format.StampedCopy.Taker;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.Request;

/**
 * One worker and the documents that it holds open. Used by one thread at a time, which its pool
 * sees to.
 */
final class FormatWorker implements AutoCloseable {

  /** From intake, which asks whether a document can be opened, until its pages are read. */
  private static final int MOST_DOCUMENTS = 64;

  /** More than a few are held only while they are small together. */
  private static final int FEW_DOCUMENTS = 4;

  private static final long SMALL_TOGETHER = 16L << 20;

  private final WorkerProcess process;
  private final Duration timeout;
  private final long mostBytes;

  /** The one that was used longest ago comes first. */
  private final LinkedHashMap<DocumentKey, Opened> documents = new LinkedHashMap<>(8, 0.75f, true);

  private int lastDocument;

  private FormatWorker(WorkerProcess process, Duration timeout, long mostBytes) {
    this.process = process;
    this.timeout = timeout;
    this.mostBytes = mostBytes;
  }

  /**
   * @throws WorkerFailed when it does not start
   */
  static FormatWorker start(WorkerCommand command, ScheduledExecutorService clock) {
    var settings = command.settings();
    var timeout = settings.pool(command.family()).timeout();
    var process = WorkerProcess.start(command, timeout, clock);
    return new FormatWorker(process, timeout, settings.maxBytes().toBytes());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean holds(DocumentKey key) {
    return documents.containsKey(key);
  }

  int held() {
    return documents.size();
  }

  /** How many requests it has answered. */
  int served() {
    return process.served();
  }

  /**
   * @throws UnreadableDocument when the worker refuses
   * @throws WorkerFailed when it is lost
   */
  <A extends Answer> A ask(Request request, Class<A> kind) {
    return process.ask(request, kind);
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
    int pages = process.open(new Request.Open(number, bytes.length(), passwords), bytes);
    var opened = new Opened(number, pages, bytes.length());
    documents.put(key, opened);
    return opened;
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
      process.ask(new Request.Close(opened.number()), Answer.Done.class);
    }
  }

  /**
   * Has a document copied. The worker is lost when {@code taker} does not read to the end.
   *
   * @param eachPage how much longer than another request it may take, for each page
   */
  <T> T copy(Opened document, CopyForm form, Overlay overlay, Duration eachPage, Taker<T> taker) {
    return process.pull(
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
      return process.pull(
          new Request.Bind(numbers), timeout.plus(eachPart.multipliedBy(parts.size())), taker);
    } finally {
      if (isAlive()) {
        open.forEach(this::forget);
      }
    }
  }

  /** Lets the process end by itself: its input ends. */
  void retire() {
    process.retire();
  }

  /** Ends the process and waits for its end, so that none is left behind. */
  @Override
  public void close() {
    process.close();
  }

  /** A document that the worker holds. */
  record Opened(int number, int pages, long length) {}
}
