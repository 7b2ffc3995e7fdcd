package org.anjuan.archive.access;

import java.util.HashSet;
import java.util.Set;

/**
 * Which categories of a record are open: all but some, or only some.
 *
 * @param butFor whether {@code codes} are the exceptions of an otherwise open record
 */
public record Parts(boolean butFor, Set<String> codes) {
  /** The front page 住院病案首页. The record's own data, such as its diagnoses, belong to it. */
  public static final String FRONT_PAGE = "C0032";

  public static final Parts ALL = new Parts(true, Set.of());
  public static final Parts NONE = new Parts(false, Set.of());

  public Parts {
    codes = Set.copyOf(codes);
  }

  public static Parts only(Set<String> codes) {
    return new Parts(false, codes);
  }

  public boolean opens(String category) {
    return codes.contains(category) != butFor;
  }

  public boolean isAll() {
    return butFor && codes.isEmpty();
  }

  public boolean isNone() {
    return !butFor && codes.isEmpty();
  }

  Parts without(Set<String> closed) {
    if (closed.isEmpty()) {
      return this;
    }
    var left = new HashSet<>(codes);
    if (butFor) {
      left.addAll(closed);
    } else {
      left.removeAll(closed);
    }
    return new Parts(butFor, left);
  }

  Parts and(Parts other) {
    var all = new HashSet<>(codes);
    if (butFor && other.butFor) {
      all.retainAll(other.codes);
    } else if (butFor) {
      all.removeAll(other.codes);
    } else if (other.butFor) {
      return other.and(this);
    } else {
      all.addAll(other.codes);
    }
    return new Parts(butFor, all);
  }
}
