package org.anjuan.archive.access;

import java.util.List;
import java.util.Set;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Named addresses: either nobody works from there (BRW-5), or bulk work is done there (SEC-11).
 *
 * @param campus whose records' bulk work is done there; null: every campus's
 * @param works which work is done at designated places only; none for a barred place
 */
@Document("access_places")
public record NetworkPlace(
    @Id RuleId id,
    String name,
    @Nullable String campus,
    List<AddressRange> ranges,
    boolean barred,
    Set<BulkWork> works,
    String reason,
    boolean active,
    long revision)
    implements Rule {
  public NetworkPlace {
    ranges = List.copyOf(ranges);
    works = Set.copyOf(works);
    Names.check("name", name);
    Names.checkReason(reason);
    if (ranges.isEmpty()) {
      throw new InvalidValue("ranges");
    }
    if (barred != works.isEmpty()) {
      throw new InvalidValue("works");
    }
  }

  /** Whether this address is refused at the door. The machine itself never is. */
  public boolean bars(@Nullable String address) {
    return active && barred && holds(address) && !AddressRange.isLoopback(address);
  }

  boolean isFor(BulkWork work) {
    return active && works.contains(work);
  }

  boolean holds(@Nullable String address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
