package org.anjuan.archive.organisation;

/**
 * A campus with its names.
 *
 * @param active whether new postings and deliveries may still name it; records keep it for ever
 * @param version counts its changes; each names the one it was made from
 */
public record Campus(CampusCode code, String name, boolean active, long version) {
  /** One that is in use. */
  public Campus(CampusCode code, String name) {
    this(code, name, true, 0);
  }
}
