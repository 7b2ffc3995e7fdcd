package org.anjuan.ingest.station;

import java.util.List;
import java.util.regex.Pattern;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A registered station, and where what it brings is filed.
 *
 * @param department whose device it is; its documents are that department's
 * @param category what kind of document it brings
 * @param sourceSystem names the documents' source, together with their own identifiers
 * @param addresses from where it may call; none: from everywhere
 * @param keyId names its key, the token that it shows; never the key itself
 * @param version counts the changes, 0 for a new one
 */
@Document("stations")
public record Station(
    @Id StationCode code,
    String name,
    CampusCode campus,
    String department,
    CategoryCode category,
    String sourceSystem,
    List<AddressRange> addresses,
    boolean enabled,
    @Nullable String keyId,
    long version) {
  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
  private static final int MOST_ADDRESSES = 50;
  private static final int LONGEST_NAME = 40;

  public Station {
    addresses = List.copyOf(addresses);
    require(!name.isBlank() && name.length() <= LONGEST_NAME, "name");
    require(!department.isBlank() && department.length() <= 32, "department");
    require(SYSTEM.matcher(sourceSystem).matches(), "sourceSystem");
    require(addresses.size() <= MOST_ADDRESSES, "addresses");
  }

  /** Whether it may call from this address. */
  public boolean admits(@Nullable String address) {
    return addresses.isEmpty() || addresses.stream().anyMatch(range -> range.contains(address));
  }

  /** The same with another key, as its next version. */
  Station withKey(String next) {
    return new Station(
        code,
        name,
        campus,
        department,
        category,
        sourceSystem,
        addresses,
        enabled,
        next,
        version + 1);
  }

  /** The same as its next version, with the key that it has. */
  Station following(@Nullable Station before) {
    return new Station(
        code,
        name,
        campus,
        department,
        category,
        sourceSystem,
        addresses,
        enabled,
        before == null ? keyId : before.keyId,
        version + 1);
  }

  private static void require(boolean fine, String field) {
    if (!fine) {
      throw new InvalidValue(field);
    }
  }
}
