package org.anjuan.web.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.station.Sightings;
import org.anjuan.ingest.station.Station;
import org.anjuan.ingest.station.StationCode;
import org.anjuan.ingest.station.StationSighting;
import org.anjuan.ingest.station.Stations;
import org.anjuan.security.token.ApiTokens;
import org.anjuan.security.token.TokenScope;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stations as they are registered. */
@RestController
@RequestMapping("/api/stations")
class StationController {
  private final Stations stations;
  private final Sightings sightings;
  private final StationScope scope;
  private final Organisation organisation;
  private final Categories categories;
  private final ApiTokens tokens;

  StationController(
      Stations stations,
      Sightings sightings,
      StationScope scope,
      Organisation organisation,
      Categories categories,
      ApiTokens tokens) {
    this.stations = stations;
    this.sightings = sightings;
    this.scope = scope;
    this.organisation = organisation;
    this.categories = categories;
    this.tokens = tokens;
  }

  /**
   * A station, and when it was last heard of.
   *
   * @param keyed whether it has a key
   */
  record StationRow(
      String code,
      String name,
      String campus,
      String department,
      String category,
      String sourceSystem,
      List<String> addresses,
      boolean enabled,
      boolean keyed,
      long version,
      @Nullable Instant lastSeen,
      @Nullable String lastAddress,
      @Nullable String program,
      @Nullable Integer pending,
      @Nullable Integer refused,
      @Nullable Long skewMillis) {}

  record StationRows(List<StationRow> items) {}

  /**
   * What is entered.
   *
   * @param sourceSystem names the documents' source; when it is left out, the station does
   * @param version the one that was changed; 0 for a new station
   */
  record StationForm(
      @Nullable String name,
      @Nullable String campus,
      @Nullable String department,
      @Nullable String category,
      @Nullable String sourceSystem,
      @Nullable List<String> addresses,
      boolean enabled,
      long version) {}

  /** A new key, shown once. */
  record StationKey(String value, StationRow station) {
    @Override
    public String toString() {
      return "StationKey[masked]";
    }
  }

  @GetMapping
  StationRows list(Actor actor) {
    var campuses = scope.campuses(actor);
    var seen = sightings.all();
    return new StationRows(
        stations.all().stream()
            .filter(station -> campuses.contains(station.campus().value()))
            .map(station -> row(station, seen.get(station.code())))
            .toList());
  }

  @PutMapping("/{code}")
  StationRow put(Actor actor, @PathVariable StationCode code, @RequestBody StationForm form) {
    return row(stations.put(actor, station(code, form)));
  }

  /** A key in the place of the earlier one, which opens nothing from now on. */
  @PostMapping("/{code}/key")
  ResponseEntity<StationKey> key(Actor actor, @PathVariable StationCode code) {
    var station = stations.find(code).orElseThrow(NotFound::new);
    var issued =
        tokens.issue(
            actor,
            new TokenScope(
                "station " + code,
                Set.of(Right.STATION_UPLOAD),
                null,
                Set.of(station.campus().value()),
                List.of()));
    var keyed = stations.giveKey(actor, station, issued.id());
    var earlier = station.keyId();
    if (earlier != null) {
      tokens.revoke(actor, earlier);
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new StationKey(issued.value(), row(keyed)));
  }

  private Station station(StationCode code, StationForm form) {
    var campus = new CampusCode(given(form.campus(), "campus"));
    if (organisation.campus(campus).isEmpty()) {
      throw new InvalidValue("campus");
    }
    var department = given(form.department(), "department").strip();
    if (organisation
        .department(department)
        .filter(known -> known.campus().equals(campus))
        .isEmpty()) {
      throw new InvalidValue("department");
    }
    var category = new CategoryCode(given(form.category(), "category"));
    if (categories.find(category).isEmpty()) {
      throw new InvalidValue("category");
    }
    var system = form.sourceSystem();
    var addresses = form.addresses();
    return new Station(
        code,
        given(form.name(), "name").strip(),
        campus,
        department,
        category,
        system == null || system.isBlank() ? "STATION-" + code : system.strip(),
        addresses == null ? List.of() : AddressRange.all(addresses, "addresses"),
        form.enabled(),
        null,
        form.version());
  }

  private StationRow row(Station station) {
    return row(station, sightings.all().get(station.code()));
  }

  private static StationRow row(Station station, @Nullable StationSighting seen) {
    return new StationRow(
        station.code().value(),
        station.name(),
        station.campus().value(),
        station.department(),
        station.category().value(),
        station.sourceSystem(),
        station.addresses().stream().map(AddressRange::value).toList(),
        station.enabled(),
        station.keyId() != null,
        station.version(),
        seen == null ? null : seen.at(),
        seen == null ? null : seen.address(),
        seen == null ? null : seen.program(),
        seen == null ? null : Integer.valueOf(seen.pending()),
        seen == null ? null : Integer.valueOf(seen.refused()),
        seen == null ? null : Long.valueOf(seen.skewMillis()));
  }

  private static String given(@Nullable String value, String field) {
    return Optional.ofNullable(value).orElseThrow(() -> new InvalidValue(field));
  }
}
