package org.anjuan.archive.platform;

/**
 * A value that is one text with rules of its own: an identifier, a number, a code. Stored as that
 * text. Implemented by records with the single component {@code value}.
 */
public interface TextValue {
  String value();
}
