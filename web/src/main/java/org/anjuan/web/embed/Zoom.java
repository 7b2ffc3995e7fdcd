package org.anjuan.web.embed;

import java.util.Arrays;

/** How large pages are shown, in pixels; the first one fills what room there is. */
enum Zoom {
  FIT("fit", 1100),
  SMALL("700", 700),
  MIDDLE("1000", 1000),
  LARGE("1400", 1400),
  LARGEST("2000", 2000);

  private final String code;
  private final int width;

  Zoom(String code, int width) {
    this.code = code;
    this.width = width;
  }

  /** What is not known is what fits. */
  static Zoom of(String code) {
    return Arrays.stream(values()).filter(zoom -> zoom.code.equals(code)).findFirst().orElse(FIT);
  }

  String code() {
    return code;
  }

  /** Of the picture that is drawn. */
  int width() {
    return width;
  }
}
