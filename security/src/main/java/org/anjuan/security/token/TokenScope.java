package org.anjuan.security.token;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What a token opens.
 *
 * @param owner the system, as the audit trail names it
 * @param expires null for never
 * @param campuses whose documents it may bring; none for every campus
 * @param addresses ranges from which it opens anything; none for everywhere
 */
public record TokenScope(
    String owner,
    Set<Right> rights,
    @Nullable Instant expires,
    Set<String> campuses,
    List<String> addresses) {
  public TokenScope {
    rights = Set.copyOf(rights);
    campuses = Set.copyOf(campuses);
    addresses = List.copyOf(addresses);
    if (owner.isBlank() || owner.length() > 64) {
      throw new InvalidValue("owner");
    }
    if (addresses.size() > 50 || !addresses.stream().allMatch(AddressRange::isRange)) {
      throw new InvalidValue("addresses");
    }
  }

  boolean opensFrom(@Nullable String address) {
    return addresses.isEmpty()
        || addresses.stream().anyMatch(range -> new AddressRange(range).contains(address));
  }
}
