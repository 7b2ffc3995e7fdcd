package org.anjuan.archive.organisation;

/**
 * A campus with its names.
 *
 * @param active whether new postings and deliveries may still name it; records keep it for ever
 */
public record Campus(CampusCode code, String name, boolean active) {
  /** One that is in use. */
  public Campus(CampusCode code, String name) {
    this(code, name, true);
  }
}
