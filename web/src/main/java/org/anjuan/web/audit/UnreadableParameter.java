package org.anjuan.web.audit;

/** A parameter that cannot be read. */
final class UnreadableParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  UnreadableParameter(String field) {
    super("unreadable parameter: " + field);
    this.field = field;
  }

  String field() {
    return field;
  }
}
