package org.anjuan.demo.story;

import java.util.Locale;

/** Numbers from low to high, written with a fixed number of decimals, as {@code 38.6-39.8}. */
public record Range(double low, double high, int decimals) {

  static Range parse(String text) {
    int dash = text.indexOf('-', 1);
    String low = dash < 0 ? text : text.substring(0, dash);
    String high = dash < 0 ? text : text.substring(dash + 1);
    return new Range(Double.parseDouble(low), Double.parseDouble(high), decimals(low));
  }

  static boolean isRange(String text) {
    return text.matches("\\d+(\\.\\d+)?(-\\d+(\\.\\d+)?)?");
  }

  public double roll(Dice dice) {
    return Double.parseDouble(written(dice.bell(low, high)));
  }

  String written(double value) {
    return write(value, decimals);
  }

  public static String write(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static int decimals(String number) {
    int point = number.indexOf('.');
    return point < 0 ? 0 : number.length() - point - 1;
  }
}
