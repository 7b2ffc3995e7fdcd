package org.anjuan.archive.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document's versions in the order in which its source made them: by its version counts where it
 * gave one each time, else by its clock; bytes break a tie. Decision 0007.
 */
final class VersionOrder {
  private static final Comparator<Place> BY_TIME =
      Comparator.comparing(Place::time).thenComparing(Place::sha256);
  private static final Comparator<Place> BY_COUNT =
      Comparator.comparingInt(Place::count).thenComparing(BY_TIME);

  private final List<DocumentVersion> versions;
  private final boolean counted;

  private VersionOrder(List<DocumentVersion> versions, boolean counted) {
    this.counted = counted;
    this.versions =
        versions.stream()
            .sorted(Comparator.comparing(version -> place(version, version.stands()), order()))
            .toList();
  }

  static VersionOrder of(List<DocumentVersion> versions) {
    return new VersionOrder(versions, areCounted(versions));
  }

  /** The order that is theirs when an arrival belongs to them. */
  static VersionOrder of(List<DocumentVersion> versions, Arrival arrival) {
    return new VersionOrder(versions, areCounted(versions) && arrival.sourceVersion() != null);
  }

  private static boolean areCounted(List<DocumentVersion> versions) {
    return versions.stream().allMatch(version -> version.stands().count() != null);
  }

  private record Place(int count, Instant time, String sha256) {}

  private record Placed<T>(T value, Place place) {}

  private Comparator<Place> order() {
    return counted ? BY_COUNT : BY_TIME;
  }

  // What a statement doesn't say of its own place is that of the bytes it came with.
  private static Place place(DocumentVersion version, SourceMoment at) {
    var count = at.count() == null ? version.stands().count() : at.count();
    var time = at.modifiedAt() == null ? version.statedAt() : at.modifiedAt();
    return new Place(count == null ? 0 : count, time, version.sha256());
  }

  /** The last one, whether it can be read or not. */
  DocumentVersion latest() {
    return versions.getLast();
  }

  /** The last one that can be read, or the last one. */
  DocumentVersion current() {
    return versions.reversed().stream()
        .filter(version -> version.reading() != Reading.FAILED)
        .findFirst()
        .orElseGet(this::latest);
  }

  /** What the source told last, with whichever bytes; empty where no version knows. */
  <T> Optional<T> told(Function<Description, @Nullable Told<T>> field) {
    return versions.stream()
        .flatMap(version -> placed(version, field))
        .max(Comparator.comparing(Placed::place, order()))
        .map(Placed::value);
  }

  private static <T> Stream<Placed<T>> placed(
      DocumentVersion version, Function<Description, @Nullable Told<T>> field) {
    var described = version.described();
    var told = described == null ? null : field.apply(described);
    return told == null
        ? Stream.empty()
        : Stream.of(new Placed<>(told.value(), place(version, told.at())));
  }

  /**
   * The version that an arrival repeats or restates. Of several with the same bytes it is the one
   * that has this very count, or the first that lasted until then: a repeat has the same answer
   * after its source has left those bytes and come back to them.
   *
   * @param withdrawnAt when the source has taken the document back
   * @return empty when the bytes are new, or their source went back to them
   */
  Optional<DocumentVersion> standingFor(Arrival arrival, @Nullable Instant withdrawnAt) {
    var same =
        versions.stream()
            .filter(version -> version.sha256().equals(arrival.content().sha256()))
            .toList();
    var count = arrival.sourceVersion();
    var counting =
        same.stream()
            .filter(version -> count != null && version.sourceVersions().contains(count))
            .findFirst();
    if (same.isEmpty() || counting.isPresent()) {
      return counting;
    }
    if (isAnew(same.getLast(), arrival, withdrawnAt)) {
      return Optional.empty();
    }
    return same.stream()
        .filter(version -> !isAfter(arrival, version))
        .findFirst()
        .or(() -> Optional.of(same.getLast()));
  }

  private boolean isAnew(DocumentVersion same, Arrival arrival, @Nullable Instant withdrawnAt) {
    if (same.number() != latest().number()) {
      return isAfter(arrival, latest());
    }
    var modified = arrival.modifiedAt();
    return withdrawnAt != null
        && modified != null
        && modified.isAfter(withdrawnAt)
        && !same.statedAt().isAfter(withdrawnAt);
  }

  private boolean isAfter(Arrival arrival, DocumentVersion version) {
    var count = arrival.sourceVersion();
    var reached = version.stands().count();
    if (counted && count != null && reached != null) {
      return count > reached;
    }
    var modified = arrival.modifiedAt();
    return modified != null && modified.isAfter(version.statedAt());
  }
}
