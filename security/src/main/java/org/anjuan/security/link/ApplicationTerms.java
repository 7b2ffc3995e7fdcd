package org.anjuan.security.link;

import java.util.List;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;

/**
 * What an application may do.
 *
 * @param name as people and the audit trail call it
 * @param pages that its links may open
 * @param campuses whose records its links may name
 * @param addresses of the workstations that open its links; one at least
 * @param frameAncestors whose pages may show ours in a frame; none where it opens a window
 */
public record ApplicationTerms(
    String name,
    List<LinkPage> pages,
    List<CampusCode> campuses,
    List<AddressRange> addresses,
    List<FrameOrigin> frameAncestors,
    LinkAlgorithm algorithm) {
  private static final int LONGEST_NAME = 60;
  private static final int MOST = 50;

  public ApplicationTerms {
    name = name.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new InvalidValue("name");
    }
    pages = distinct(pages, 1, "pages");
    campuses = distinct(campuses, 1, "campuses");
    addresses = distinct(addresses, 1, "addresses");
    frameAncestors = distinct(frameAncestors, 0, "frameAncestors");
  }

  private static <T> List<T> distinct(List<T> values, int least, String field) {
    var all = values.stream().distinct().toList();
    if (all.size() < least || all.size() > MOST) {
      throw new InvalidValue(field);
    }
    return all;
  }

  boolean admitsAddress(String address) {
    return addresses.stream().anyMatch(range -> range.contains(address));
  }
}
