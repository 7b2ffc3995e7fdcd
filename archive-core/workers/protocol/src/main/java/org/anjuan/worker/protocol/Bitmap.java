package org.anjuan.worker.protocol;

/**
 * Pixels, row by row, three bytes each: red, green, blue. An empty one is a page with nothing on
 * it.
 */
public record Bitmap(int width, int height, byte[] rgb) {

  public static final Bitmap BLANK = new Bitmap(0, 0, new byte[0]);

  public Bitmap {
    if (width < 0 || height < 0 || rgb.length != 3L * width * height) {
      throw new IllegalArgumentException("size");
    }
  }

  public boolean isBlank() {
    return rgb.length == 0;
  }
}
