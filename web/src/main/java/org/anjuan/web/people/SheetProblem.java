package org.anjuan.web.people;

/** A file that is not taken as a whole. */
public final class SheetProblem extends RuntimeException {
  private final String name;
  private final String chinese;
  private final String english;

  SheetProblem(String name, String chinese, String english) {
    super(english);
    this.name = name;
    this.chinese = chinese;
    this.english = english;
  }

  public String name() {
    return name;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
