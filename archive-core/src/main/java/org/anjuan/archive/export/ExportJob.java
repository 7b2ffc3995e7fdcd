package org.anjuan.archive.export;

import java.time.Instant;
import java.util.List;
import org.anjuan.archive.format.CopyForm;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Copies of many documents, asked for by one person. The lines come one by one, in the order of
 * what was wanted: so many lines, so far it has come.
 *
 * @param owner who asked, and who alone gets it
 * @param address from where it was asked for; the rules of that place hold
 * @param wanted what was asked for, in the order in which it is bound
 * @param print the bound PDF of a print job
 * @param failure why it failed
 * @param expiresAt when its copies go; null until they are all there
 * @param downloadsLeft how often it may still be fetched
 */
@Document("exports")
public record ExportJob(
    @Id ExportId id,
    String owner,
    String ownerName,
    @Nullable String address,
    ExportKind kind,
    CopyForm form,
    String purpose,
    Instant askedAt,
    List<Wanted> wanted,
    State state,
    List<Line> lines,
    @Nullable Bound print,
    @Nullable String failure,
    @Nullable Instant expiresAt,
    int downloadsLeft) {

  public ExportJob {
    wanted = List.copyOf(wanted);
    lines = List.copyOf(lines);
  }

  /** Where a job stands. */
  public enum State {
    WAITING,
    RUNNING,
    READY,
    FAILED,
    CANCELLED,
    EXPIRED
  }

  /**
   * One document, or a record that was not there for the one who asked.
   *
   * @param document null: nothing of the record
   */
  public record Wanted(String record, @Nullable String document, int version) {}

  /** What became of a document. */
  public enum Outcome {
    COPIED,
    /** Not there, or not for the one who asks: the same. */
    REFUSED,
    /** Damaged, or locked with a password. */
    UNREADABLE,
    /** A video, for instance. */
    NO_PAGES
  }

  /**
   * A line of the list.
   *
   * @param file its name in the package; only of what was copied
   */
  public record Line(
      Wanted what,
      Outcome outcome,
      @Nullable String file,
      @Nullable BlobId blob,
      long size,
      @Nullable String sha256,
      int pages,
      boolean signed) {

    static Line without(Wanted what, Outcome outcome) {
      return new Line(what, outcome, null, null, 0, null, 0, false);
    }

    /** The same without bytes of its own. */
    Line withoutBlob() {
      return new Line(what, outcome, file, null, size, sha256, pages, signed);
    }
  }

  /** All copies bound into one. */
  public record Bound(BlobId blob, long size, String sha256, int pages) {}

  public boolean isOpen() {
    return state == State.WAITING || state == State.RUNNING;
  }

  /** How many documents were copied. */
  public long copied() {
    return lines.stream().filter(line -> line.outcome() == Outcome.COPIED).count();
  }
}
