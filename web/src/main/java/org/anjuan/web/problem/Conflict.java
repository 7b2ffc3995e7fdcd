package org.anjuan.web.problem;

/** Something that can't be done now because of the state things are in. */
public final class Conflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String chinese;
  private final String english;

  public Conflict(String name, String chinese, String english) {
    super(english);
    this.name = name;
    this.chinese = chinese;
    this.english = english;
  }

  String name() {
    return name;
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }
}
