package org.anjuan.security.token;

/**
 * A new token.
 *
 * @param id for lists and for revoking
 * @param value what the system sends after {@code Bearer}; it cannot be read again later
 */
public record IssuedToken(String id, String value) {
  @Override
  public String toString() {
    return "IssuedToken[" + id + "]";
  }
}
