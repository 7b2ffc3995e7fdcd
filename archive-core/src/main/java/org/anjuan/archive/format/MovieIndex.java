package org.anjuan.archive.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks on as a movie in fragments goes by, and makes a movie with one table of contents of it.
 *
 * <p>FFmpeg can only write fragments into a pipe. Browsers want the whole table at the beginning,
 * so that they know the duration and can jump. What stands in which fragment is noted here while
 * the bytes are stored; then the table is written, and the content of the fragments after it.
 */
final class MovieIndex extends FilterInputStream {

  private static final int LARGEST = 64 << 20;
  private static final int NO_KEY = 0x10000;
  private static final int HEADER = 16;

  private final byte[] head = new byte[HEADER];
  private int headed;
  private byte[] body = {};
  private int bodied;
  private long left;
  private long position;
  private String type = "";
  private long boxAt;

  private @Nullable Mp4Boxes table;
  private final Map<Integer, MovieTrack> tracks = new LinkedHashMap<>();

  /** Content by content: where it stands, how long it is. */
  private final List<long[]> contents = new ArrayList<>();

  private long contentBefore;
  private final List<Run> waiting = new ArrayList<>();

  /** A run of samples, by where the fragment says it stands. */
  private record Run(MovieTrack track, long at, int samples) {}

  MovieIndex(InputStream fragments) {
    super(fragments);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      pass(new byte[] {(byte) b}, 0, 1);
    }
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    if (n > 0) {
      pass(into, offset, n);
    }
    return n;
  }

  private void pass(byte[] bytes, int offset, int length) throws IOException {
    try {
      int at = offset;
      while (at < offset + length) {
        int taken = left == 0 ? header(bytes[at]) : content(bytes, at, offset + length - at);
        at += taken;
        position += taken;
        if (left == 0 && headed == 0 && body.length > 0) {
          complete();
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new IOException("not a movie in fragments", e);
    }
  }

  private int header(byte b) {
    if (headed == 0) {
      boxAt = position;
    }
    head[headed++] = b;
    var read = ByteBuffer.wrap(head);
    long size = read.getInt(0) & 0xffffffffL;
    if (headed < 8 || (size == 1 && headed < HEADER)) {
      return 1;
    }
    read.position(4);
    type = Mp4Boxes.type(read);
    left = (size == 1 ? read.getLong(8) : size) - headed;
    if (left < 0) {
      throw new IllegalArgumentException("length");
    }
    bodied = 0;
    body = new byte[0];
    switch (type) {
      case "moov", "moof" -> {
        if (left > LARGEST) {
          throw new IllegalArgumentException("length");
        }
        body = new byte[(int) left];
      }
      case "mdat" -> place(position + 1, left);
      default -> {}
    }
    headed = 0;
    return 1;
  }

  private int content(byte[] bytes, int at, int most) {
    int n = (int) Math.min(left, most);
    if (body.length > 0) {
      System.arraycopy(bytes, at, body, bodied, n);
      bodied += n;
    }
    left -= n;
    return n;
  }

  private void complete() {
    var boxes = Mp4Boxes.of(type, Mp4Boxes.parse(body));
    body = new byte[0];
    if (type.equals("moov")) {
      table = boxes;
      boxes.get("mvex").all("trex").forEach(this::track);
    } else {
      boxes.all("traf").forEach(this::fragment);
    }
  }

  private void track(Mp4Boxes defaults) {
    var in = defaults.buffer();
    in.getInt();
    int id = in.getInt();
    in.getInt();
    tracks.put(id, new MovieTrack(id, in.getInt(), in.getInt(), in.getInt()));
  }

  private void fragment(Mp4Boxes fragment) {
    var in = fragment.get("tfhd").buffer();
    int flags = in.getInt();
    var track = tracks.get(in.getInt());
    if (track == null || (flags & 1) != 0) {
      throw new IllegalArgumentException("track");
    }
    if ((flags & 2) != 0) {
      in.getInt();
    }
    int duration = (flags & 8) != 0 ? in.getInt() : track.defaultDuration;
    int size = (flags & 0x10) != 0 ? in.getInt() : track.defaultSize;
    int sampleFlags = (flags & 0x20) != 0 ? in.getInt() : track.defaultFlags;
    fragment
        .first("tfdt")
        .map(Mp4Boxes::buffer)
        .ifPresent(time ->
            track.at(time.getInt() >>> 24 == 1 ? time.getLong() : time.getInt() & 0xffffffffL));
    for (var run : fragment.all("trun")) {
      run(track, run.buffer(), duration, size, sampleFlags);
    }
  }

  private void run(MovieTrack track, ByteBuffer in, int duration, int size, int sampleFlags) {
    int flags = in.getInt() & 0xffffff;
    int samples = in.getInt();
    if ((flags & 1) == 0) {
      throw new IllegalArgumentException("offset");
    }
    long at = boxAt + in.getInt();
    int first = (flags & 4) != 0 ? in.getInt() : sampleFlags;
    for (int i = 0; i < samples; i++) {
      int itsDuration = (flags & 0x100) != 0 ? in.getInt() : duration;
      int itsSize = (flags & 0x200) != 0 ? in.getInt() : size;
      int its = (flags & 0x400) != 0 ? in.getInt() : i == 0 ? first : sampleFlags;
      int shift = (flags & 0x800) != 0 ? in.getInt() : 0;
      track.sample(itsSize, itsDuration, shift, (its & NO_KEY) == 0);
    }
    waiting.add(new Run(track, at, samples));
  }

  /** The content of the fragment before has come: where its runs will stand is known now. */
  private void place(long at, long length) {
    for (var run : waiting) {
      run.track().run(contentBefore + run.at() - at, run.samples());
    }
    waiting.clear();
    contents.add(new long[] {at, length});
    contentBefore += length;
  }

  /**
   * The movie with its table first, once all has gone by.
   *
   * @throws IllegalArgumentException when nothing came that could be played
   */
  Movie movie() {
    var whole = table;
    if (whole == null || tracks.values().stream().allMatch(track -> track.samples() == 0)) {
      throw new IllegalArgumentException("no movie");
    }
    return new MovieTable(whole, tracks).movie(contents, contentBefore);
  }

  /**
   * A movie that begins with its table.
   *
   * @param head what stands before the content
   * @param contents where the content is found among the fragments: place and length
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Movie(byte[] head, List<long[]> contents, long millis) {

    InputStream stream(VideoBytes fragments) {
      var pieces = new ArrayList<VideoBytes.Piece>();
      pieces.add(VideoBytes.Piece.of(head));
      contents.forEach(part -> pieces.add(VideoBytes.Piece.of(fragments, part[0], part[1])));
      return VideoBytes.joined(pieces);
    }
  }
}
