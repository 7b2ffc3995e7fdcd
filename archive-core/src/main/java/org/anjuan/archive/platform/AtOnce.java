package org.anjuan.archive.platform;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    var own = new CompletableFuture<T>();
    try {
      own.complete(mine.get());
    } catch (RuntimeException | Error failed) {
      own.completeExceptionally(failed);
    }
    var failure = failureOf(own);
    for (var other : underWay) {
      failure = both(failure, failureOf(other));
    }
    return switch (failure) {
      case null -> own.join();
      case RuntimeException failed -> throw failed;
      case Error failed -> throw failed;
      default -> throw new IllegalStateException(failure);
    };
  }

  private static CompletableFuture<Void> start(Runnable task) {
    return CompletableFuture.runAsync(task, Thread::startVirtualThread);
  }

  /** When it has ended. */
  private static @Nullable Throwable failureOf(CompletableFuture<?> task) {
    task.handle((_, _) -> true).join();
    return task.isCompletedExceptionally() ? task.exceptionNow() : null;
  }

  private static @Nullable Throwable both(@Nullable Throwable first, @Nullable Throwable later) {
    if (first == null || later == null) {
      return first == null ? later : first;
    }
    first.addSuppressed(later);
    return first;
  }
}
