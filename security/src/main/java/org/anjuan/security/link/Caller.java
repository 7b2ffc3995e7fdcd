package org.anjuan.security.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request comes from: what a visit is bound to. */
record Caller(String address, String agent, @Nullable String cookie) {
  static final String COOKIE = "anjuan_visit";

  static Caller of(HttpServletRequest request) {
    var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    var cookie =
        request.getCookies() == null
            ? null
            : Arrays.stream(request.getCookies())
                .filter(one -> one.getName().equals(COOKIE))
                .map(one -> one.getValue())
                .findFirst()
                .orElse(null);
    return new Caller(request.getRemoteAddr(), agent, cookie);
  }

  @Override
  public String toString() {
    return "Caller[" + address + "]";
  }
}
