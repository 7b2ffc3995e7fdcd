package org.anjuan.worker.dicom;

import java.awt.image.BufferedImage;

/** Numbers that stand for colours. */
final class Palette {

  private final int[][] tables;
  private final int first;

  Palette(DataSet data) {
    tables = new int[][] {data.shorts(Tags.RED), data.shorts(Tags.GREEN), data.shorts(Tags.BLUE)};
    var description = data.shorts(Tags.PALETTE);
    first = description.length > 1 ? description[1] : 0;
  }

  BufferedImage image(int[] values, int columns, int rows) {
    var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      int rgb = 0;
      for (var table : tables) {
        int at = table.length == 0 ? 0 : Math.clamp((long) values[i] - first, 0, table.length - 1);
        rgb = rgb << 8 | (table.length == 0 ? 0 : table[at] >> 8 & 255);
      }
      image.setRGB(i % columns, i / columns, rgb);
    }
    return image;
  }
}
