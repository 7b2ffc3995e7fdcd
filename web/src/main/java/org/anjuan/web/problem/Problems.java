package org.anjuan.web.problem;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes problem details in the one shape that clients rely on. */
public final class Problems {
  private static final String TYPE = "urn:anjuan:problem:";

  private Problems() {}

  /** A problem named {@code name}, with what to do about it in both languages. */
  public static ProblemDetail of(HttpStatus status, String name, String chinese, String english) {
    return of(status, name, chinese, english, null);
  }

  /** As above, naming the field at fault. */
  public static ProblemDetail of(
      HttpStatus status, String name, String chinese, String english, @Nullable String field) {
    var problem = ProblemDetail.forStatusAndDetail(status, chinese);
    problem.setType(URI.create(TYPE + name));
    problem.setTitle(english);
    problem.setProperty("messages", Map.of("zh", chinese, "en", english));
    if (field != null) {
      problem.setProperty("field", field);
    }
    return problem;
  }

  static ProblemDetail storeAway() {
    return of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "store-unavailable",
        "数据库暂时不可用，请稍后重试",
        "The store is unavailable for now; try again later");
  }
}
