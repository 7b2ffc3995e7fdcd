package org.anjuan.archive.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.format.PageRetouch;
import org.anjuan.archive.vault.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * A page of a scanning job.
 *
 * @param original the untouched file in the vault; several pages may come from one
 * @param sourcePage which page of that file, from 1
 * @param category null: nobody has said yet
 * @param startsDocument a document begins here even though the category goes on
 * @param separator a sheet that only separates; it becomes no page of a document
 */
public record ScanPage(
    ScanPageId id,
    BlobId original,
    long size,
    String mediaType,
    int sourcePage,
    Origin origin,
    String takenBy,
    Instant takenAt,
    PageSigns signs,
    @Nullable CategoryCode category,
    boolean startsDocument,
    boolean separator,
    PageRetouch retouch) {
  /** Times are what the store keeps of them. */
  public ScanPage {
    takenAt = takenAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Where a picture comes from. */
  public enum Origin {
    CAMERA,
    FILE,
    /** A scanner of the machine at the workplace, through the station's agent. */
    SCANNER
  }

  /** How a page is to be placed: everything about it that people decide. */
  public record Placing(
      ScanPageId id,
      @Nullable CategoryCode category,
      boolean startsDocument,
      boolean separator,
      PageRetouch retouch) {}

  /** This as people decide about it. */
  public ScanPage placed(Placing placing) {
    return new ScanPage(
        id,
        original,
        size,
        mediaType,
        sourcePage,
        origin,
        takenBy,
        takenAt,
        signs,
        placing.category(),
        placing.startsDocument(),
        placing.separator(),
        placing.retouch());
  }

  public Placing placing() {
    return new Placing(id, category, startsDocument, separator, retouch);
  }

  /** Another picture in the place of this one. */
  ScanPage takenAgain(ScanPage picture) {
    return new ScanPage(
        id,
        picture.original,
        picture.size,
        picture.mediaType,
        picture.sourcePage,
        picture.origin,
        picture.takenBy,
        picture.takenAt,
        picture.signs,
        category,
        startsDocument,
        false,
        PageRetouch.NONE);
  }
}
