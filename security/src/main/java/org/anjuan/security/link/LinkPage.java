package org.anjuan.security.link;

/** A page that links of other systems may open. */
public enum LinkPage {
  /** One record, its documents and their pages. */
  RECORD("/embed/records");

  private final String path;

  LinkPage(String path) {
    this.path = path;
  }

  /** Where its links lead; part of what is signed. */
  public String path() {
    return path;
  }
}
