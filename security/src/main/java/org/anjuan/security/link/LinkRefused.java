package org.anjuan.security.link;

/** A link or a visit that is not let in. */
final class LinkRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final LinkRefusal refusal;

  LinkRefused(LinkRefusal refusal) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
  }

  LinkRefusal refusal() {
    return refusal;
  }
}
