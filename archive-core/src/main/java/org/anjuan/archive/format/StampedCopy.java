package org.anjuan.archive.format;

import java.io.InputStream;
import java.util.function.Supplier;
import org.anjuan.worker.protocol.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A stamped copy on its way out of a worker: bytes are fetched as they are read. Throws {@link
 * UnreadableDocument} or {@link WorkerFailed} where the copy can't be made; what was read until
 * then is worth nothing.
 */
public final class StampedCopy extends InputStream {

  private final Supplier<Answer> answers;
  private byte[] piece = {};
  private int next;
  private Answer.@Nullable Copied end;

  StampedCopy(Supplier<Answer> answers) {
    this.answers = answers;
  }

  /** Takes the bytes of a copy, to their end. */
  @FunctionalInterface
  public interface Taker<T> {
    T take(StampedCopy copy);
  }

  /** How many pages it has; known at its end. */
  public int pages() {
    return ended().pages();
  }

  /** Whether the document bears signatures, which do not hold for the copy; known at its end. */
  public boolean signed() {
    return ended().signed();
  }

  private Answer.Copied ended() {
    var known = end;
    if (known == null) {
      throw new IllegalStateException("not read to its end");
    }
    return known;
  }

  boolean isAtEnd() {
    return end != null;
  }

  @Override
  public int read() {
    return hasMore() ? piece[next++] & 255 : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int taken = Math.min(length, piece.length - next);
    System.arraycopy(piece, next, buffer, offset, taken);
    next += taken;
    return taken;
  }

  private boolean hasMore() {
    while (next == piece.length && end == null) {
      switch (answers.get()) {
        case Answer.Piece(var bytes) -> {
          piece = bytes;
          next = 0;
        }
        case Answer.Copied copied -> end = copied;
        default -> throw new IllegalStateException("neither a piece nor an end");
      }
    }
    return next < piece.length;
  }
}
