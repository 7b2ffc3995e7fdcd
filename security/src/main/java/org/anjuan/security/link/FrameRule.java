package org.anjuan.security.link;

import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headers of pages for embedding: what they may load, and who may show them in a frame. */
record FrameRule(String ancestors) {
  private static final FrameRule NOBODY = new FrameRule("'none'");

  static FrameRule of(@Nullable LinkedApplication application) {
    if (application == null || application.terms().frameAncestors().isEmpty()) {
      return NOBODY;
    }
    return new FrameRule(
        application.terms().frameAncestors().stream()
            .map(FrameOrigin::value)
            .collect(Collectors.joining(" ")));
  }

  /** Scripts are allowed none: there are none. */
  void write(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors "
            + ancestors);
    if (this == NOBODY) {
      // For the old ones. They know no list of origins, so where there is one this must be left
      // out.
      response.setHeader("X-Frame-Options", "DENY");
    }
    response.setHeader("X-UA-Compatible", "IE=edge");
    response.setHeader("X-Robots-Tag", "noindex");
  }
}
