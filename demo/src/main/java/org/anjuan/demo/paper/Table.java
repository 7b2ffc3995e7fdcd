package org.anjuan.demo.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * A table to be laid out: columns with their share of the width, then rows; the head is repeated on
 * each page.
 */
public final class Table {

  /** A column: its head, its share of the width, and −1, 0 or 1 for left, centre, right. */
  public record Column(String head, double share, int align) {}

  record Cell(String text, boolean strong, int rgb) {}

  final List<Column> columns;
  final List<List<Cell>> rows = new ArrayList<>();
  boolean ruled = true;
  double size = 9;

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Only lines above, below and under the head, as laboratory reports have them. */
  public Table open() {
    ruled = false;
    return this;
  }

  public Table size(double points) {
    size = points;
    return this;
  }

  public Table row(String... cells) {
    return row(false, 0x101418, List.of(cells));
  }

  public Table row(boolean strong, int rgb, List<String> cells) {
    if (cells.size() != columns.size())
      throw new IllegalArgumentException("cells: " + columns.size());
    rows.add(cells.stream().map(text -> new Cell(text, strong, rgb)).toList());
    return this;
  }
}
