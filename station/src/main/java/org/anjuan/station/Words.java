package org.anjuan.station;

import java.util.Locale;

/** The same in both languages of the people beside a station. */
public record Words(String zh, String en) {

  /** In the language of this machine. */
  public String here() {
    return Locale.getDefault().getLanguage().equals("zh") ? zh : en;
  }

  @Override
  public String toString() {
    return zh + " " + en;
  }
}
