package org.anjuan.web.people;

import java.util.Locale;

/** A row that can't be taken. */
public final class RowRefused extends RuntimeException {
  private final String chinese;
  private final String english;

  public RowRefused(String chinese, String english) {
    super(english);
    this.chinese = chinese;
    this.english = english;
  }

  public ImportReport.ImportReason reason() {
    return new ImportReport.ImportReason(chinese, english);
  }

  /** What people write for yes and no; empty means yes. */
  static boolean yes(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "是", "yes", "y", "1", "true", "启用" -> true;
      case "否", "no", "n", "0", "false", "停用" -> false;
      default -> throw new RowRefused("应填“是”或“否”：" + text, "Yes or no expected: " + text);
    };
  }
}
