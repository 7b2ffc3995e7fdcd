package org.anjuan.security.account;

/**
 * What an authenticator needs to be set up; shown once.
 *
 * @param secret in base 32, to be typed
 * @param uri {@code otpauth:} for those who can open it
 * @param picture the same as a QR code, an SVG as a data URI
 */
public record Enrolment(String secret, String uri, String picture) {
  @Override
  public String toString() {
    return "Enrolment[masked]";
  }
}
