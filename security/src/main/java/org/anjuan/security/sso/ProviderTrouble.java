package org.anjuan.security.sso;

/** A provider can't be used as it is set up, or as it is now. */
final class ProviderTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Finding finding;

  /**
   * Trouble of this kind.
   *
   * @param detail for the log: no person's data, no secret
   */
  ProviderTrouble(Finding finding, String detail) {
    super(finding + ": " + detail);
    this.finding = finding;
  }

  ProviderTrouble(Finding finding, Throwable cause) {
    super(finding + ": " + cause, cause);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
