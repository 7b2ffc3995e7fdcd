package org.anjuan.security;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal as callers see it (RFC 9457): a stable {@code type}, the text in Chinese and in
 * English.
 *
 * @param name ends the type, {@code urn:anjuan:problem:<name>}
 */
public record Problem(HttpStatus status, String name, String zh, String en) {

  /** For controllers and advice. */
  public ProblemDetail detail() {
    var detail = ProblemDetail.forStatusAndDetail(status, en);
    detail.setType(URI.create("urn:anjuan:problem:" + name));
    detail.setTitle(status.getReasonPhrase());
    detail.setProperty("messages", Map.of("zh", zh, "en", en));
    return detail;
  }

  /** The same fields for filters, which answer before Spring MVC. */
  public Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", "urn:anjuan:problem:" + name);
    fields.put("title", status.getReasonPhrase());
    fields.put("status", status.value());
    fields.put("detail", en);
    fields.put("messages", Map.of("zh", zh, "en", en));
    return fields;
  }
}
