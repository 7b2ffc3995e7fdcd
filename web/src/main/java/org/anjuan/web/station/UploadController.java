package org.anjuan.web.station;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.station.Completion;
import org.anjuan.ingest.station.Sightings;
import org.anjuan.ingest.station.Station;
import org.anjuan.ingest.station.StationDesk;
import org.anjuan.ingest.station.StationProperties;
import org.anjuan.ingest.station.Stations;
import org.anjuan.ingest.station.Submission;
import org.anjuan.ingest.station.UploadId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a collection station calls. Its key says which station it is; parts of an upload go into the
 * vault as they come off the wire.
 */
@RestController
@RequestMapping("/api/station")
class UploadController {
  private final Stations stations;
  private final Sightings sightings;
  private final StationDesk desk;
  private final StationProperties properties;
  private final Categories categories;
  private final Clock clock;

  UploadController(
      Stations stations,
      Sightings sightings,
      StationDesk desk,
      StationProperties properties,
      Categories categories,
      Clock clock) {
    this.stations = stations;
    this.sightings = sightings;
    this.desk = desk;
    this.properties = properties;
    this.categories = categories;
    this.clock = clock;
  }

  /**
   * What a station says of itself.
   *
   * @param now the time on its clock
   */
  record StationReport(@Nullable String program, int pending, int refused, @Nullable Instant now) {}

  /**
   * What a station is told.
   *
   * @param now the time here
   * @param skewMillis how far the station's clock is before it
   * @param part the largest part of an upload, in bytes
   */
  record StationWelcome(
      String code,
      String name,
      String campus,
      String department,
      String category,
      String categoryName,
      Instant now,
      long skewMillis,
      long part) {}

  /**
   * Where an upload stands.
   *
   * @param offset how many bytes are here
   * @param result what became of it; null while it is not complete
   */
  record UploadProgress(long offset, @Nullable UploadResult result) {}

  /**
   * What became of an upload.
   *
   * @param state {@code stored} or {@code quarantined}
   */
  record UploadResult(
      String state,
      @Nullable String documentId,
      @Nullable Integer version,
      @Nullable String reason,
      @Nullable String field,
      @Nullable Words messages) {}

  /** That all bytes are here, and what they are. */
  record UploadCompletion(
      long size,
      @Nullable String sha256,
      @Nullable String fileName,
      @Nullable String patientKey,
      @Nullable Instant takenAt,
      @Nullable Instant now,
      @Nullable String meta) {
    @Override
    public String toString() {
      return "UploadCompletion[" + size + "]";
    }
  }

  @PostMapping("/greeting")
  StationWelcome greet(Actor actor, @RequestBody StationReport report, HttpServletRequest request) {
    var station = station(actor, request);
    var now = report.now() == null ? clock.instant() : report.now();
    var said = new Sightings.Report(report.program(), report.pending(), report.refused(), now);
    var seen = sightings.note(station, request.getRemoteAddr(), said);
    return new StationWelcome(
        station.code().value(),
        station.name(),
        station.campus().value(),
        station.department(),
        station.category().value(),
        categories.find(station.category()).map(Category::name).orElse(""),
        seen.at(),
        seen.skewMillis(),
        properties.part().toBytes());
  }

  @GetMapping("/uploads/{id}")
  UploadProgress progress(Actor actor, @PathVariable UploadId id, HttpServletRequest request) {
    var progress = desk.progress(station(actor, request), id);
    var done = progress.submission();
    return new UploadProgress(progress.offset(), done == null ? null : result(done));
  }

  @PutMapping(path = "/uploads/{id}/bytes", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  UploadProgress append(
      Actor actor, @PathVariable UploadId id, @RequestParam long offset, HttpServletRequest request)
      throws IOException {
    var station = station(actor, request);
    return new UploadProgress(desk.append(station, id, offset, request.getInputStream()), null);
  }

  @PostMapping("/uploads/{id}/completion")
  UploadResult complete(
      Actor actor,
      @PathVariable UploadId id,
      @RequestBody UploadCompletion said,
      HttpServletRequest request)
      throws IOException {
    var station = station(actor, request);
    var digest = said.sha256();
    if (digest == null) {
      throw new InvalidValue("sha256");
    }
    var completion =
        new Completion(
            said.size(),
            digest,
            said.fileName(),
            said.patientKey(),
            said.takenAt(),
            said.now() == null ? clock.instant() : said.now(),
            said.meta());
    return result(desk.complete(station, actor, request.getRemoteAddr(), id, completion));
  }

  private Station station(Actor actor, HttpServletRequest request) {
    return stations.admit(actor, request.getRemoteAddr());
  }

  private static UploadResult result(Submission done) {
    var reason = done.reason();
    return new UploadResult(
        done.isFiled() ? "stored" : "quarantined",
        done.documentId(),
        done.documentVersion(),
        reason == null ? null : reason.name(),
        done.field(),
        reason == null ? null : new Words(reason.chinese(), reason.english()));
  }
}
