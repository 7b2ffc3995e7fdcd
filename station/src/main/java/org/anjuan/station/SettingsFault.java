package org.anjuan.station;

/** Settings that can't be: what is wrong, in words for who installs the station. */
public final class SettingsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsFault(String what) {
    super(what);
  }
}
