package org.anjuan.archive.notice;

import org.anjuan.archive.platform.InvalidValue;

/** The same sentence in both languages. */
public record NoticeText(String zh, String en) {
  private static final int LONGEST = 400;

  public NoticeText {
    if (zh.isBlank() || en.isBlank() || zh.length() > LONGEST || en.length() > LONGEST) {
      throw new InvalidValue("text");
    }
  }
}
