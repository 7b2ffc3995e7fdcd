package org.anjuan.web.problem;

/** A request that can't be understood: which part, and what to do, in both languages. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String chinese;
  private final String english;

  public BadRequest(String field, String chinese, String english) {
    super(english);
    this.field = field;
    this.chinese = chinese;
    this.english = english;
  }

  String field() {
    return field;
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }
}
