package org.anjuan.archive.platform;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Several things that do little but wait for the store, done at the same time. None of them may
 * need another's end, nor what belongs to the caller's thread, except the first.
 */
public final class AtOnce {

  private AtOnce() {}

  /** As {@link #get}, without a result. */
  public static void run(Runnable mine, Runnable... others) {
    get(
        () -> {
          mine.run();
          return true;
        },
        others);
  }

  /**
   * Does the first on the caller's thread and each of the others on one of its own.
   *
   * @return what the first returned, when all have ended
   * @throws RuntimeException what one of them threw, when all have ended; the caller's own goes
   *     before the others'
   */
  public static <T> T get(Supplier<T> mine, Runnable... others) {
    var underWay = Stream.of(others).map(AtOnce::start).toList();
    T result;
    try {
      result = mine.get();
    } catch (RuntimeException | Error failed) {
      awaitEnd(underWay, failed);
      throw failed;
    }
    underWay.forEach(AtOnce::await);
    return result;
  }

  private static CompletableFuture<Void> start(Runnable task) {
    return CompletableFuture.runAsync(task, Thread::startVirtualThread);
  }

  private static void awaitEnd(List<CompletableFuture<Void>> underWay, Throwable failed) {
    for (var other : underWay) {
      try {
        await(other);
      } catch (RuntimeException | Error later) {
        failed.addSuppressed(later);
      }
    }
  }

  private static void await(CompletableFuture<Void> other) {
    try {
      other.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
