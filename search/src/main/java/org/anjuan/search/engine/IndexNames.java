package org.anjuan.search.engine;

/**
 * Names of our indices and aliases.
 *
 * @param prefix before each of them; lets several archives (and tests) share a cluster
 */
public record IndexNames(String prefix) {

  /** The alias that is searched: one index, or none when it was dropped. */
  public String pages() {
    return prefix + "pages";
  }

  /**
   * The alias of every index that must take in changes: the searched one and one that is being
   * built.
   */
  public String pagesLive() {
    return prefix + "pages-live";
  }

  /** The number counts forms: another form is another index, filled from the trail. */
  public String audit() {
    return prefix + "audit-2";
  }

  /** What the audit index was called in its former form. */
  public String auditBefore() {
    return prefix + "audit";
  }
}
