package org.ofdrw.converter.utils;

import org.jspecify.annotations.NullMarked;

/** Takes the place of OFDRW's class of this name, which can't be loaded without iText. */
@NullMarked
public final class CommonUtil {

  private static final double MILLIMETRES_PER_INCH = 25.4;

  private CommonUtil() {}

  /** Pixels per millimetre. */
  public static double dpiToPpm(int dpi) {
    return dpi / MILLIMETRES_PER_INCH;
  }
}
