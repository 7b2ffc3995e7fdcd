package org.anjuan.demo.paper;

import java.util.List;

/**
 * Lays a {@link Table} into a {@link Composer}, row by row, repeating the head after a page break.
 */
final class TableLayout {

  private static final double PADDING = 3;

  private final PaperFont font;
  private final Lines lines;
  private final Composer sheet;

  TableLayout(PaperFont font, Lines lines, Composer sheet) {
    this.font = font;
    this.lines = lines;
    this.sheet = sheet;
  }

  void lay(Table table) {
    double shares = table.columns.stream().mapToDouble(Table.Column::share).sum();
    double unit = (Composer.RIGHT - Composer.LEFT) / shares;
    sheet.room(table.size * 6);
    head(table, unit);
    for (var row : table.rows) {
      var broken = new java.util.ArrayList<List<String>>();
      int deepest = 1;
      for (int i = 0; i < row.size(); i++) {
        double width = table.columns.get(i).share() * unit - 2 * PADDING;
        var cell = lines.broken(font.drawable(row.get(i).text()), table.size, width, 0);
        broken.add(cell);
        deepest = Math.max(deepest, cell.size());
      }
      double height = height(table, deepest);
      if (sheet.room(height)) head(table, unit);
      row(table, unit, height, broken, row);
    }
    if (!table.ruled) rule(0.8, Composer.BLACK);
  }

  private double height(Table table, int deepest) {
    return table.size * 1.38 * deepest + (table.ruled ? 5 : 3.4);
  }

  private void head(Table table, double unit) {
    if (table.columns.stream().allMatch(column -> column.head().isEmpty())) {
      if (table.ruled) rule(0.5, Composer.BLACK);
      return;
    }
    rule(table.ruled ? 0.5 : 0.8, Composer.BLACK);
    var cells =
        table.columns.stream()
            .map(column -> new Table.Cell(column.head(), true, Composer.BLACK))
            .toList();
    var texts = cells.stream().map(cell -> List.of(font.drawable(cell.text()))).toList();
    row(table, unit, height(table, 1), texts, cells);
    if (!table.ruled) rule(0.5, Composer.BLACK);
  }

  private void rule(double width, int rgb) {
    sheet.put(new Ink.Line(Composer.LEFT, sheet.y(), Composer.RIGHT, sheet.y(), width, rgb));
  }

  private void row(
      Table table, double unit, double height, List<List<String>> texts, List<Table.Cell> cells) {
    double x = Composer.LEFT;
    for (int i = 0; i < cells.size(); i++) {
      var column = table.columns.get(i);
      double width = column.share() * unit;
      double baseline = sheet.y() + (table.ruled ? 2.5 : 1.7) + table.size * 1.05;
      for (String line : texts.get(i)) {
        double slack = width - 2 * PADDING - font.width(line, table.size);
        double shift = column.align() < 0 ? 0 : column.align() == 0 ? slack / 2 : slack;
        sheet.write(
            x + PADDING + shift,
            baseline,
            table.size,
            cells.get(i).strong(),
            cells.get(i).rgb(),
            line);
        baseline += table.size * 1.38;
      }
      if (table.ruled) {
        sheet.put(new Ink.Line(x, sheet.y(), x, sheet.y() + height, 0.4, Composer.GREY));
      }
      x += width;
    }
    if (table.ruled) {
      sheet.put(new Ink.Line(x, sheet.y(), x, sheet.y() + height, 0.4, Composer.GREY));
      sheet.put(
          new Ink.Line(
              Composer.LEFT,
              sheet.y() + height,
              Composer.RIGHT,
              sheet.y() + height,
              0.4,
              Composer.GREY));
    }
    sheet.down(height);
  }
}
