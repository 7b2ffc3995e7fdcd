package org.anjuan.archive.platform;

/** A value that can't be: names the field at fault, never the value, which may be a patient's. */
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidValue(String field) {
    super("invalid value: " + field);
    this.field = field;
  }

  /** The field's name as the interface spells it. */
  public String field() {
    return field;
  }
}
