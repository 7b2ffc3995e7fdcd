package org.anjuan.worker.paper;

import java.util.ArrayList;
import java.util.List;

/** Lays one table; rows higher than what is left of a page go on overleaf. */
final class TableSetter {

  private static final float PAD = 3;
  private static final float NARROWEST = 22;
  private static final int MOST_COLUMNS = 40;

  private final Typesetter setter;
  private final List<List<String>> rows;
  private final int headers;
  private final float[] widths;

  TableSetter(Typesetter setter, List<List<String>> rows, int headers) {
    this.setter = setter;
    this.rows = rows;
    this.headers = headers;
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    widths = widths(Math.min(columns, MOST_COLUMNS));
  }

  /** As wide as what stands in them, within limits, and together as wide as the page. */
  private float[] widths(int columns) {
    var natural = new float[columns];
    for (var row : rows) {
      for (int i = 0; i < Math.min(columns, row.size()); i++) {
        float wide = setter.font.width(row.get(i), Typesetter.cellSize()) + 2 * PAD + 2;
        natural[i] = Math.max(natural[i], Math.min(wide, Typesetter.wide() * 0.6f));
      }
    }
    float sum = 0;
    for (int i = 0; i < columns; i++) {
      natural[i] = Math.max(natural[i], NARROWEST);
      sum += natural[i];
    }
    for (int i = 0; i < columns; i++) {
      natural[i] *= Typesetter.wide() / sum;
    }
    return natural;
  }

  void set() {
    for (int i = 0; i < rows.size() && setter.mayGoOn() && widths.length > 0; i++) {
      row(rows.get(i), i < headers);
    }
    setter.down(8);
  }

  private void row(List<String> row, boolean header) {
    var cells = new ArrayList<List<String>>();
    int most = 1;
    for (int i = 0; i < widths.length; i++) {
      var text = i < row.size() ? row.get(i) : "";
      cells.add(setter.cellLines(text.strip(), widths[i] - 2 * PAD));
      most = Math.max(most, cells.get(i).size());
    }
    float line = Typesetter.cellLeading();
    for (int from = 0; from < most && setter.mayGoOn(); ) {
      setter.need(line + 2 * PAD);
      int fit = Math.max(1, (int) ((setter.room() - 2 * PAD) / line));
      int to = Math.min(most, from + fit);
      part(cells, from, to, header);
      from = to;
    }
  }

  private void part(List<List<String>> cells, int from, int to, boolean header) {
    float line = Typesetter.cellLeading();
    float height = (to - from) * line + 2 * PAD;
    float top = setter.top();
    float x = Typesetter.MARGIN;
    if (header) {
      setter.rule(x, top, Typesetter.wide(), height, true);
    }
    setter.rule(x, top, Typesetter.wide(), 0.5f, false);
    setter.rule(x, top + height, Typesetter.wide(), 0.5f, false);
    for (int i = 0; i < widths.length; i++) {
      setter.rule(x, top, 0.5f, height, false);
      var lines = cells.get(i);
      for (int n = from; n < Math.min(to, lines.size()); n++) {
        setter.text(
            lines.get(n),
            x + PAD,
            top + PAD + (n - from) * line,
            Typesetter.cellSize(),
            Typesetter.INK);
      }
      x += widths[i];
    }
    setter.rule(x, top, 0.5f, height, false);
    setter.down(height);
  }
}
