package org.anjuan.archive.record;

/**
 * A statement that can't be true beside what is known, so that the document it came with may belong
 * to somebody else. Names the field, not the values.
 */
public final class ContradictoryStatement extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  ContradictoryStatement(String field) {
    super("contradicts what is known: " + field);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
