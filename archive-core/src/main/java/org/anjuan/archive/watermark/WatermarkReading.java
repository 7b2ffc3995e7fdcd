package org.anjuan.archive.watermark;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.FormatWorkers;
import org.springframework.stereotype.Service;

/**
 * Reads marks out of pictures that turned up somewhere. The picture is decoded in a worker process,
 * stays in memory and is gone afterwards; what remains is the audit event.
 */
@Service
public class WatermarkReading {

  private final FormatWorkers workers;
  private final InvisibleWatermark invisible;
  private final WatermarkMarks marks;
  private final AuditTrail trail;
  private final Clock clock;

  /** A search takes seconds of a core: those who look at pages come first. */
  private final Semaphore place = new Semaphore(1);

  WatermarkReading(
      FormatWorkers workers,
      InvisibleWatermark invisible,
      WatermarkMarks marks,
      AuditTrail trail,
      Clock clock) {
    this.workers = workers;
    this.invisible = invisible;
    this.marks = marks;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A mark that was read.
   *
   * @param strength how far it stands out from chance, in standard deviations
   * @param scale of the picture against the page as it was sent
   * @param turn of the picture in degrees
   */
  public record Reading(
      MarkId id, Optional<Mark> mark, double strength, double scale, double turn) {
    private static final double CLEAR = 8;

    /** Whether it stands out by itself, without the keyed check. */
    public boolean isClear() {
      return strength >= CLEAR;
    }
  }

  /**
   * @return empty when no mark was found; a mark that the store does not know was burnt in before
   *     the database was restored to an earlier state
   * @throws ReadingBusy when another picture is being read
   */
  public Optional<Reading> read(Actor actor, DocumentFormat format, byte[] picture) {
    if (!place.tryAcquire()) {
      throw new ReadingBusy();
    }
    try {
      var reading = search(format, picture);
      note(actor, picture.length, reading);
      return reading;
    } finally {
      place.release();
    }
  }

  private Optional<Reading> search(DocumentFormat format, byte[] picture) {
    var pixels = workers.pixels(format, DocumentBytes.of(picture));
    if (pixels.rgb().length == 0) {
      return Optional.empty();
    }
    return invisible
        .read(GreyImage.ofRgb(pixels.width(), pixels.height(), pixels.rgb()))
        .map(found ->
            new Reading(
                found.id(), marks.find(found.id()), found.strength(), found.scale(), found.turn()));
  }

  private void note(Actor actor, int bytes, Optional<Reading> reading) {
    var event = AuditEvent.of(actor, AuditAction.WATERMARK_READ, clock.instant());
    if (reading.isEmpty()) {
      trail.append(event.detail("nothing found, bytes " + bytes));
      return;
    }
    var found = reading.get();
    var told =
        event.detail(
            String.format(
                Locale.ROOT, "mark %s strength %.1f", found.id().value(), found.strength()));
    trail.append(
        found
            .mark()
            .map(mark ->
                told.record(mark.recordId())
                    .document(mark.documentId())
                    .version(mark.version())
                    .page(mark.page()))
            .orElse(told));
  }
}
