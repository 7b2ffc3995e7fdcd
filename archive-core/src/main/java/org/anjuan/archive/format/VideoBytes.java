package org.anjuan.archive.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/** The bytes of a video, any part of which may be read. */
public interface VideoBytes {

  long size();

  /** The caller closes it. */
  InputStream stream(long offset, long length);

  default InputStream stream() {
    return stream(0, size());
  }

  /** A few bytes from here; fewer where the video ends. */
  default byte[] read(long offset, int length) throws IOException {
    int there = (int) Math.clamp(size() - offset, 0, length);
    try (var in = stream(offset, there)) {
      return in.readNBytes(there);
    }
  }

  /** One piece after the other; each is opened when the one before has ended. */
  static InputStream joined(List<Piece> pieces) {
    var rest = pieces.iterator();
    return new SequenceInputStream(
        Collections.enumeration(
            new java.util.AbstractList<InputStream>() {
              @Override
              public InputStream get(int index) {
                return rest.next().open();
              }

              @Override
              public int size() {
                return pieces.size();
              }
            }));
  }

  /** Something to be read. */
  @FunctionalInterface
  interface Piece {
    InputStream open();

    static Piece of(byte[] bytes) {
      return () -> new ByteArrayInputStream(bytes);
    }

    static Piece of(VideoBytes video, long offset, long length) {
      return () -> video.stream(offset, length);
    }
  }
}
