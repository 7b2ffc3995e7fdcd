package org.anjuan.worker.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.anjuan.worker.protocol.Fact;

/**
 * Lays blocks on pages. It stops after one page more than are allowed, so that a document of
 * millions of lines costs no more than one of thousands.
 */
public final class Typesetter {

  static final float MARGIN = 54;
  static final float SMALL = 8;
  private static final float BODY = 10.5f;
  private static final float CELL = 9;
  private static final float LEADING = 1.45f;
  private static final float ASCENT = 1.05f;
  private static final float STEP = 14;
  private static final float BOTTOM = Sheet.HEIGHT - MARGIN;
  private static final float WIDE = Sheet.WIDTH - 2 * MARGIN;
  private static final float[] HEADINGS = {18, 14, 12, 11};

  static final int INK = 0x1f2a2b;
  private static final int PALE = 0x5c6b6c;
  private static final int ACCENT = 0x0f5e59;
  private static final int RULE = 0xc9d3d1;

  final PaperFont font;
  private final LineBreaker breaker;
  private final int mostPages;
  private final long mostPixels;
  private final List<Sheet> sheets = new ArrayList<>();
  private Sheet sheet = new Sheet();
  private float y = MARGIN;

  public Typesetter(PaperFont font, int mostPages, long mostPixels) {
    this.font = font;
    this.mostPages = mostPages;
    this.mostPixels = mostPixels;
    breaker = new LineBreaker(font);
    sheets.add(sheet);
  }

  /** Lays these blocks. */
  List<Sheet> set(List<Block> blocks) {
    for (var block : blocks) {
      if (isFull()) {
        break;
      }
      set(block);
    }
    return sheets;
  }

  private boolean isFull() {
    return sheets.size() > mostPages;
  }

  private void set(Block block) {
    switch (block) {
      case Block.Heading(int level, String text) -> heading(level, text);
      case Block.Paragraph(String text, int indent) -> {
        lines(text, BODY, MARGIN + Math.min(indent, 12) * STEP, INK);
        y += BODY * 0.45f;
      }
      case Block.Facts(var facts) -> facts(facts);
      case Block.Table(var rows, int headers) -> new TableSetter(this, rows, headers).set();
      case Block.Picture(var encoded) -> picture(encoded);
      case Block.PageBreak() -> turn();
    }
  }

  private void heading(int level, String text) {
    float size = HEADINGS[Math.clamp(level, 1, HEADINGS.length) - 1];
    y += y > MARGIN ? size * 0.6f : 0;
    need(size * LEADING + 2 * BODY);
    lines(text, size, MARGIN, ACCENT);
    if (level <= 2) {
      sheet.marks.add(new Sheet.Box(MARGIN, y + 1, WIDE, 0.7f, RULE));
      y += 3;
    }
    y += size * 0.3f;
  }

  private void lines(String text, float size, float x, int colour) {
    for (var line : breaker.lines(text, size, Sheet.WIDTH - MARGIN - x)) {
      need(size * LEADING);
      if (isFull()) {
        return;
      }
      text(line, x, y, size, colour);
      y += size * LEADING;
    }
  }

  private void facts(List<Fact> facts) {
    float half = WIDE / 2;
    float gap = 8;
    for (int i = 0; i < facts.size() && !isFull(); ) {
      boolean pair =
          i + 1 < facts.size() && fits(facts.get(i), half) && fits(facts.get(i + 1), half);
      if (pair) {
        need(BODY * LEADING);
        fact(facts.get(i), MARGIN, half - gap);
        y -= BODY * LEADING;
        fact(facts.get(i + 1), MARGIN + half, half - gap);
      } else {
        fact(facts.get(i), MARGIN, WIDE);
      }
      i += pair ? 2 : 1;
    }
    y += BODY * 0.5f;
  }

  private boolean fits(Fact fact, float width) {
    return fact.value().indexOf('\n') < 0
        && font.width(fact.name() + "：" + fact.value(), BODY) < width - 20;
  }

  private void fact(Fact fact, float x, float width) {
    var name = fact.name() + "：";
    float named = Math.min(font.width(name, BODY), width / 2);
    float indent = named + 2;
    var names = breaker.lines(name, BODY, width / 2 + 1);
    var values = breaker.lines(fact.value(), BODY, width - indent);
    for (int i = 0; i < Math.max(names.size(), values.size()) && !isFull(); i++) {
      need(BODY * LEADING);
      if (i < names.size()) {
        text(names.get(i), x, y, BODY, PALE);
      }
      if (i < values.size()) {
        text(values.get(i), x + indent, y, BODY, INK);
      }
      y += BODY * LEADING;
    }
  }

  private void picture(byte[] encoded) {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return;
      }
      var reader = readers.next();
      reader.setInput(stream, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      float wide = reader.getWidth(0);
      float high = reader.getHeight(0);
      reader.dispose();
      if (pixels > mostPixels || pixels == 0) {
        lines("〔图片过大，未显示 · picture too large, not shown〕", BODY, MARGIN, PALE);
        return;
      }
      float scale = Math.min(0.75f, Math.min(WIDE / wide, (BOTTOM - MARGIN) / high));
      need(high * scale);
      sheet.marks.add(new Sheet.Image(encoded, MARGIN, y, wide * scale, high * scale));
      y += high * scale + BODY * 0.5f;
    } catch (IOException | RuntimeException e) {
      lines("〔图片无法显示 · picture can't be shown〕", BODY, MARGIN, PALE);
    }
  }

  /** One line; the page's text is in the order in which it is set. */
  void text(String line, float x, float top, float size, int colour) {
    if (!line.isBlank()) {
      sheet.marks.add(
          new Sheet.Text(line, x, top + size * ASCENT, font.width(line, size), size, colour));
    }
  }

  void rule(float x, float top, float width, float height, boolean shade) {
    sheet.marks.add(new Sheet.Box(x, top, width, height, shade ? 0xeef3f2 : RULE));
  }

  List<String> cellLines(String text, float width) {
    return breaker.lines(text, CELL, width);
  }

  static float cellSize() {
    return CELL;
  }

  static float cellLeading() {
    return CELL * LEADING;
  }

  float top() {
    return y;
  }

  float room() {
    return BOTTOM - y;
  }

  void down(float by) {
    y += by;
  }

  boolean mayGoOn() {
    return !isFull();
  }

  static float wide() {
    return WIDE;
  }

  void need(float height) {
    if (y + height > BOTTOM && y > MARGIN) {
      turn();
    }
  }

  void turn() {
    if (isFull()) {
      return;
    }
    sheet = new Sheet();
    sheets.add(sheet);
    y = MARGIN;
  }
}
