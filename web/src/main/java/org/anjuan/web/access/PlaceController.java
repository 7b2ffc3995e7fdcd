package org.anjuan.web.access;

import static org.anjuan.web.access.GrantRequest.orNone;
import static org.anjuan.web.access.Granting.required;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.BulkWork;
import org.anjuan.archive.access.NetworkPlace;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Barred addresses, and places designated for bulk work. */
@RestController
class PlaceController {
  private final RuleStore<NetworkPlace> places;
  private final RuleBook book;

  PlaceController(RuleStore<NetworkPlace> places, RuleBook book) {
    this.places = places;
    this.book = book;
  }

  /** A place; {@code revision} as it was read, 0 for a new one. */
  record PlaceView(
      @Nullable String code,
      @Nullable String name,
      @Nullable String campus,
      @Nullable List<String> ranges,
      boolean barred,
      @Nullable Set<BulkWork> works,
      @Nullable String reason,
      boolean active,
      long revision) {}

  /** All places, and where the reader is. */
  record PlaceList(List<PlaceView> items, String yourAddress) {}

  @GetMapping("/api/places")
  PlaceList places(HttpServletRequest request) {
    return new PlaceList(
        places.all().stream().map(PlaceController::view).toList(), request.getRemoteAddr());
  }

  @PutMapping("/api/places/{code}")
  PlaceView put(
      Actor actor,
      @PathVariable RuleId code,
      @RequestBody PlaceView wanted,
      HttpServletRequest request) {
    var place =
        new NetworkPlace(
            code,
            required(wanted.name(), "name"),
            book.campus(actor, wanted.campus()),
            AddressRange.all(required(wanted.ranges(), "ranges"), "ranges"),
            wanted.barred(),
            orNone(wanted.works()),
            required(wanted.reason(), "reason"),
            wanted.active(),
            wanted.revision() + 1);
    if (place.active()
        && place.barred()
        && place.ranges().stream().anyMatch(range -> range.contains(request.getRemoteAddr()))) {
      throw new Conflict(
          "would-lock-you-out",
          "该规则会禁止您当前使用的地址，未保存",
          "This would bar the address you are at: not saved");
    }
    return view(
        book.put(
            actor,
            places,
            place,
            place.ranges()
                + " barred="
                + place.barred()
                + " works="
                + place.works().stream().sorted().toList()
                + " active="
                + place.active()
                + " reason="
                + place.reason()));
  }

  private static PlaceView view(NetworkPlace place) {
    return new PlaceView(
        place.id().value(),
        place.name(),
        place.campus(),
        place.ranges().stream().map(AddressRange::value).toList(),
        place.barred(),
        place.works(),
        place.reason(),
        place.active(),
        place.revision());
  }
}
