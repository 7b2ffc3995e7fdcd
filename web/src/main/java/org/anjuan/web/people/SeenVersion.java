package org.anjuan.web.people;

import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;

/** The version that the client has seen, from {@code If-Match}. */
final class SeenVersion {

  private SeenVersion() {}

  static long of(@Nullable String ifMatch) {
    var digits = ifMatch == null ? "" : ifMatch.strip().replaceAll("^\"|\"$", "");
    if (!digits.matches("\\d{1,18}")) {
      throw new BadRequest(
          "If-Match", "缺少 If-Match 版本号", "The header If-Match with the version is missing");
    }
    return Long.parseLong(digits);
  }
}
