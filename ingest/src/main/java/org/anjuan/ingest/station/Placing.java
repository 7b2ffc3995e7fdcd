package org.anjuan.ingest.station;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.paper.PaperCode;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where an upload is filed: as its station is registered (STA-2), for the patient that was named.
 * What comes with the file fills in the rest; where it names another campus, category, source or
 * stay, nobody guesses which of the two is right: it goes to quarantine.
 */
@Component
class Placing {
  private static final Pattern STAY = Pattern.compile("(?<admission>.+)_(?<visit>\\d{1,4})");

  private final MetaReader reader;
  private final Categories categories;

  Placing(MetaReader reader, Categories categories) {
    this.reader = reader;
    this.categories = categories;
  }

  /** How far a station's clock is before ours. */
  static Duration skew(Completion said, Instant now) {
    return Duration.between(now, said.now());
  }

  /** When the file was taken, on our clock; never later than now. */
  static @Nullable Instant corrected(Completion said, Instant now) {
    var taken = said.takenAt();
    if (taken == null) {
      return null;
    }
    var corrected = taken.minus(skew(said, now));
    return corrected.isAfter(now) ? now : corrected;
  }

  /**
   * The metadata to be filed with.
   *
   * @throws MetaRefused when what was said can't be read, or contradicts itself or the station
   */
  IntakeMeta meta(Station station, UploadId upload, Completion said, Instant now) {
    var text = said.meta();
    var sideCar = text == null || text.isBlank() ? IntakeMeta.NOTHING : reader.read(text);
    requireSame("category", sideCar.category(), station.category().value());
    var key = said.patientKey();
    var stay = key == null || key.isBlank() ? null : stay(station, key.strip());
    var registered =
        registered(station, stay, upload.value(), title(station), corrected(said, now));
    return department(station).orElse(sideCar.agreeingWith(registered));
  }

  /** What is known of an upload without what came with it. */
  IntakeMeta known(Station station) {
    return department(station).orElse(registered(station, null, null, null, null));
  }

  private String title(Station station) {
    return categories.find(station.category()).map(Category::name).orElse(station.name());
  }

  private static void requireSame(String field, @Nullable String stated, String registered) {
    if (stated != null && !stated.isBlank() && !stated.strip().equals(registered)) {
      throw new MetaRefused(QuarantineReason.METADATA_CONTRADICTORY, field);
    }
  }

  private static IntakeMeta registered(
      Station station,
      @Nullable Stay stay,
      @Nullable String documentId,
      @Nullable String title,
      @Nullable Instant taken) {
    return new IntakeMeta(
        station.sourceSystem(),
        documentId,
        null,
        null,
        station.campus().value(),
        stay == null ? null : stay.admission(),
        stay == null ? null : stay.visit(),
        null,
        station.category().value(),
        title,
        null,
        null,
        taken == null ? null : taken.toString(),
        null,
        null,
        null,
        null,
        null);
  }

  private static IntakeMeta department(Station station) {
    return new IntakeMeta(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        station.department(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private record Stay(String admission, @Nullable Integer visit) {}

  private static Stay stay(Station station, String key) {
    if (PaperCode.of(key).orElse(null) instanceof PaperCode.Label(StayNumber stay)) {
      requireSame("campus", stay.campus().value(), station.campus().value());
      return new Stay(stay.admissionNo(), stay.visitNo());
    }
    var written = STAY.matcher(key);
    return written.matches()
        ? new Stay(written.group("admission"), Integer.valueOf(written.group("visit")))
        : new Stay(key, null);
  }
}
