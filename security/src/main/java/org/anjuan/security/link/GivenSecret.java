package org.anjuan.security.link;

/**
 * A secret when it is given; it is not shown again.
 *
 * @param value what the other system signs with: 64 characters, the key is their bytes
 */
public record GivenSecret(LinkedApplication application, String value) {
  @Override
  public String toString() {
    return "GivenSecret[" + application.id() + "]";
  }
}
