package org.anjuan.archive.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.format.MovieIndex.Movie;

/** Writes the table of contents of a movie from that of its fragments. */
final class MovieTable {

  private static final byte[] KIND =
      "isom\0\0\2\0isomiso2avc1mp41".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LARGE_HEADER = 16;

  private final Mp4Boxes table;
  private final Map<Integer, MovieTrack> tracks;
  private final long scale;

  MovieTable(Mp4Boxes table, Map<Integer, MovieTrack> tracks) {
    this.table = table;
    this.tracks = tracks;
    scale = Math.max(1, table.get("mvhd").buffer().getInt(12) & 0xffffffffL);
  }

  Movie movie(List<long[]> contents, long length) {
    var kind = Mp4Boxes.of("ftyp", KIND).bytes();
    // The table's length does not depend on the offsets in it.
    long before = kind.length + (long) table(0).bytes().length + LARGE_HEADER;
    var written = table(before).bytes();
    var head = ByteBuffer.allocate(Math.toIntExact(before));
    head.put(kind).put(written).putInt(1);
    head.put("mdat".getBytes(StandardCharsets.ISO_8859_1)).putLong(length + LARGE_HEADER);
    return new Movie(head.array(), contents, 1000 * longest() / scale);
  }

  private Mp4Boxes table(long contentAt) {
    var inner = new ArrayList<Mp4Boxes>();
    for (var box : table.inner()) {
      switch (box.type()) {
        case "mvex" -> {}
        case "mvhd" -> inner.add(withDuration(box, 16, longest()));
        case "trak" -> {
          var track = tracks.get(box.get("tkhd").buffer().getInt(12));
          if (track != null && track.samples() > 0) {
            inner.add(track(box, track, contentAt));
          }
        }
        default -> inner.add(box);
      }
    }
    return Mp4Boxes.of("moov", inner);
  }

  /** In the units of the movie. */
  private long longest() {
    long longest = 0;
    for (var box : table.all("trak")) {
      var track = tracks.get(box.get("tkhd").buffer().getInt(12));
      if (track != null) {
        longest = Math.max(longest, inMovie(track.start() + track.duration(), box));
      }
    }
    return longest;
  }

  private long inMovie(long time, Mp4Boxes trak) {
    long own = trak.get("mdia", "mdhd").buffer().getInt(12) & 0xffffffffL;
    return time * scale / Math.max(1, own);
  }

  private Mp4Boxes track(Mp4Boxes trak, MovieTrack track, long contentAt) {
    var inner = new ArrayList<Mp4Boxes>();
    for (var box : trak.inner()) {
      switch (box.type()) {
        case "edts" -> {}
        case "tkhd" -> {
          inner.add(withDuration(box, 20, inMovie(track.start() + track.duration(), trak)));
          if (track.start() > 0) {
            inner.add(late(trak, track));
          }
        }
        case "mdia" -> inner.add(media(box, track, contentAt));
        default -> inner.add(box);
      }
    }
    return Mp4Boxes.of("trak", inner);
  }

  /** A track that begins after the others waits that long. */
  private Mp4Boxes late(Mp4Boxes trak, MovieTrack track) {
    var list =
        new MovieTrack.Body(0)
            .number(2)
            .number((int) inMovie(track.start(), trak))
            .number(-1)
            .number(0x10000)
            .number((int) inMovie(track.duration(), trak))
            .number(0)
            .number(0x10000)
            .box("elst");
    return Mp4Boxes.of("edts", List.of(list));
  }

  private static Mp4Boxes media(Mp4Boxes media, MovieTrack track, long contentAt) {
    return Mp4Boxes.of(
        "mdia",
        media.inner().stream()
            .map(box ->
                switch (box.type()) {
                  case "mdhd" -> withDuration(box, 16, track.duration());
                  case "minf" -> information(box, track, contentAt);
                  default -> box;
                })
            .toList());
  }

  private static Mp4Boxes information(Mp4Boxes information, MovieTrack track, long contentAt) {
    return Mp4Boxes.of(
        "minf",
        information.inner().stream()
            .map(box -> box.type().equals("stbl") ? samples(box, track, contentAt) : box)
            .toList());
  }

  private static Mp4Boxes samples(Mp4Boxes samples, MovieTrack track, long contentAt) {
    var inner = new ArrayList<Mp4Boxes>();
    inner.add(samples.get("stsd"));
    inner.addAll(track.tables(contentAt));
    return Mp4Boxes.of("stbl", inner);
  }

  /** Boxes of version 0, as FFmpeg writes them where durations are not known yet. */
  private static Mp4Boxes withDuration(Mp4Boxes box, int at, long duration) {
    var changed = ByteBuffer.wrap(box.payload().clone());
    if (changed.get(0) != 0) {
      throw new IllegalArgumentException(box.type());
    }
    changed.putInt(at, (int) Math.min(duration, 0xffffffffL));
    return Mp4Boxes.of(box.type(), changed.array());
  }
}
