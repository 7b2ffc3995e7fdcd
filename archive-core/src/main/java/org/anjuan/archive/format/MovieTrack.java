package org.anjuan.archive.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one track, as the fragments of a movie name them, and the tables made of them. */
final class MovieTrack {

  final int id;
  final int defaultDuration;
  final int defaultSize;
  final int defaultFlags;

  /** Sample by sample. */
  private int[] sizes = new int[1024];

  private int[] durations = new int[1024];
  private int[] shifts = new int[1024];
  private boolean[] keys = new boolean[1024];
  private int count;
  private long time;
  private long start = -1;
  private boolean shifted;
  private boolean allKeys = true;

  /** Where each run of samples stands among all content, and how many it has. */
  private final List<long[]> runs = new ArrayList<>();

  MovieTrack(int id, int defaultDuration, int defaultSize, int defaultFlags) {
    this.id = id;
    this.defaultDuration = defaultDuration;
    this.defaultSize = defaultSize;
    this.defaultFlags = defaultFlags;
  }

  /** A fragment of this track begins at this time; a gap before it lengthens the last sample. */
  void at(long decodeTime) {
    if (start < 0) {
      start = decodeTime;
      time = decodeTime;
    } else if (decodeTime != time && durations[count - 1] + decodeTime - time >= 0) {
      durations[count - 1] += (int) (decodeTime - time);
      time = decodeTime;
    }
  }

  void run(long position, int samples) {
    runs.add(new long[] {position, samples});
  }

  void sample(int size, int duration, int shift, boolean key) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * count);
      durations = Arrays.copyOf(durations, 2 * count);
      shifts = Arrays.copyOf(shifts, 2 * count);
      keys = Arrays.copyOf(keys, 2 * count);
    }
    sizes[count] = size;
    durations[count] = duration;
    shifts[count] = shift;
    keys[count] = key;
    count++;
    start = Math.max(start, 0);
    time += duration;
    shifted |= shift != 0;
    allKeys &= key;
  }

  /** In the track's own units. */
  long duration() {
    return time - Math.max(start, 0);
  }

  long start() {
    return Math.max(start, 0);
  }

  int samples() {
    return count;
  }

  /** The boxes of the sample table beside the description. */
  List<Mp4Boxes> tables(long contentAt) {
    var tables = new ArrayList<Mp4Boxes>();
    tables.add(runLengths("stts", durations, 0));
    if (shifted) {
      tables.add(runLengths("ctts", shifts, 1));
    }
    if (!allKeys) {
      tables.add(keyFrames());
    }
    tables.add(chunks());
    tables.add(sizeTable());
    tables.add(offsets(contentAt));
    return tables;
  }

  private Mp4Boxes runLengths(String type, int[] values, int version) {
    var body = new Body(version);
    var entries = new Body(-1);
    int runs = 0;
    for (int i = 0; i < count; ) {
      int next = i + 1;
      while (next < count && values[next] == values[i]) {
        next++;
      }
      entries.number(next - i).number(values[i]);
      runs++;
      i = next;
    }
    return body.number(runs).append(entries).box(type);
  }

  private Mp4Boxes keyFrames() {
    var entries = new Body(-1);
    int all = 0;
    for (int i = 0; i < count; i++) {
      if (keys[i]) {
        entries.number(i + 1);
        all++;
      }
    }
    return new Body(0).number(all).append(entries).box("stss");
  }

  private Mp4Boxes chunks() {
    var entries = new Body(-1);
    int all = 0;
    long before = -1;
    for (int i = 0; i < runs.size(); i++) {
      long samples = runs.get(i)[1];
      if (samples != before) {
        entries.number(i + 1).number((int) samples).number(1);
        all++;
        before = samples;
      }
    }
    return new Body(0).number(all).append(entries).box("stsc");
  }

  private Mp4Boxes sizeTable() {
    var body = new Body(0).number(0).number(count);
    for (int i = 0; i < count; i++) {
      body.number(sizes[i]);
    }
    return body.box("stsz");
  }

  private Mp4Boxes offsets(long contentAt) {
    var body = new Body(0).number(runs.size());
    runs.forEach(run -> body.large(contentAt + run[0]));
    return body.box("co64");
  }

  /** Numbers one after the other; a version below 0 for none. */
  static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Body(int version) {
      if (version >= 0) {
        number(version << 24);
      }
    }

    Body number(int value) {
      try {
        out.writeInt(value);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Body large(long value) {
      try {
        out.writeLong(value);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Body append(Body other) {
      bytes.writeBytes(other.bytes.toByteArray());
      return this;
    }

    Mp4Boxes box(String type) {
      return Mp4Boxes.of(type, bytes.toByteArray());
    }
  }
}
