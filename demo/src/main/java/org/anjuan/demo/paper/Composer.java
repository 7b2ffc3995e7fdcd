package org.anjuan.demo.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lays a document out from top to bottom, beginning new pages as needed; each page bears the
 * letterhead.
 *
 * <p>Used once: compose, then {@link #print()}.
 */
public final class Composer {

  public static final int BLACK = 0x101418;
  public static final int GREY = 0x6b7280;
  public static final int PALE = 0xc9ced6;
  public static final int RED = 0xc0272d;
  public static final int BLUE = 0x1f4e9e;

  static final double LEFT = 52;
  static final double RIGHT = Print.WIDTH - 52;
  private static final double BOTTOM = Print.HEIGHT - 62;
  private static final double BODY = 10.5;
  private static final double LEADING = 1.62;

  private final PaperFont font;
  private final Lines lines;
  private final Letterhead head;
  private final List<List<Ink>> pages = new ArrayList<>();
  private List<Ink> page = new ArrayList<>();
  private double y;

  public Composer(PaperFont font, Letterhead head) {
    this.font = font;
    this.lines = new Lines(font);
    this.head = head;
    newPage();
  }

  /** A section's heading. */
  public Composer heading(String text) {
    room(BODY * 4.2);
    y += 5;
    write(LEFT, y + BODY, BODY + 0.5, true, BLACK, text);
    y += BODY * LEADING;
    return this;
  }

  /** A heading in the middle of the line. */
  public Composer centred(String text, double size) {
    room(size * 3);
    y += 4;
    write((Print.WIDTH - font.width(text, size)) / 2, y + size, size, true, BLACK, text);
    y += size * LEADING;
    return this;
  }

  /** A paragraph, its first line set in by two characters. */
  public Composer text(String text) {
    return paragraph("", text, BODY * 2);
  }

  /** A paragraph that begins with a bold lead, as 主诉： or 体格检查：. */
  public Composer lead(String lead, String text) {
    return paragraph(lead, text, 0);
  }

  private Composer paragraph(String lead, String text, double indent) {
    String clean = font.drawable(text);
    double leadWidth = lead.isEmpty() ? 0 : font.width(lead, BODY);
    var broken = lines.broken(clean, BODY, RIGHT - LEFT, indent + leadWidth);
    boolean first = true;
    for (String line : broken) {
      room(BODY * LEADING);
      double x = LEFT + (first ? indent : 0);
      if (first && !lead.isEmpty()) {
        write(x, y + BODY, BODY, true, BLACK, lead);
        x += leadWidth;
      }
      write(x, y + BODY, BODY, false, BLACK, line);
      y += BODY * LEADING;
      first = false;
    }
    y += 2;
    return this;
  }

  /** Labels and underlined values in turn, flowing like a printed form. */
  public Composer form(double size, String... labelsAndValues) {
    double x = LEFT;
    room(size * 1.9);
    for (int i = 0; i + 1 < labelsAndValues.length; i += 2) {
      String label = font.drawable(labelsAndValues[i]);
      String value = font.drawable(labelsAndValues[i + 1]);
      double labelWidth = font.width(label, size) + 2;
      double valueWidth = Math.max(font.width(value, size) + 6, size * 1.6);
      if (x + labelWidth + valueWidth > RIGHT + 1 && x > LEFT) {
        y += size * 1.75;
        room(size * 1.9);
        x = LEFT;
      }
      write(x, y + size, size, false, GREY, label);
      x += labelWidth;
      write(x + 3, y + size, size, false, BLACK, value);
      page.add(new Ink.Line(x, y + size + 2.4, x + valueWidth, y + size + 2.4, 0.4, GREY));
      x += valueWidth + 7;
    }
    y += size * 1.75;
    return this;
  }

  public Composer rule() {
    y += 2;
    page.add(new Ink.Line(LEFT, y, RIGHT, y, 0.6, BLACK));
    y += 3;
    return this;
  }

  public Composer space(double points) {
    y += points;
    return this;
  }

  /** Lines at the right edge, as signatures and their times stand. */
  public Composer signed(String... texts) {
    room(BODY * LEADING * texts.length + 6);
    y += 4;
    for (String text : texts) {
      String clean = font.drawable(text);
      write(RIGHT - font.width(clean, BODY) - 4, y + BODY, BODY, false, BLACK, clean);
      y += BODY * LEADING;
    }
    return this;
  }

  /** A drawing of the given height across the width of the text. */
  public Composer drawing(double height, Consumer<Canvas> draw) {
    room(height);
    draw.accept(new Canvas(font, page::add, LEFT, y, RIGHT - LEFT));
    y += height + 4;
    return this;
  }

  public Composer table(Table table) {
    new TableLayout(font, lines, this).lay(table);
    y += 5;
    return this;
  }

  /** Where the next mark will stand: the page, from 0, and the height on it. */
  public Place place() {
    return new Place(pages.size(), y);
  }

  /** A place on a page. */
  public record Place(int page, double y) {}

  public Print print() {
    pages.add(page);
    for (int i = 0; i < pages.size(); i++) {
      page = pages.get(i);
      double line = Print.HEIGHT - 46;
      page.add(new Ink.Line(LEFT, line, RIGHT, line, 0.4, PALE));
      String number = "第 " + (i + 1) + " 页 / 共 " + pages.size() + " 页";
      write((Print.WIDTH - font.width(number, 8.5)) / 2, line + 13, 8.5, false, GREY, number);
      write(LEFT, line + 13, 8.5, false, GREY, font.drawable(head.foot()));
    }
    return new Print(head.title(), pages);
  }

  boolean room(double height) {
    if (y + height <= BOTTOM) return false;
    pages.add(page);
    page = new ArrayList<>();
    newPage();
    return true;
  }

  double y() {
    return y;
  }

  void down(double height) {
    y += height;
  }

  void put(Ink ink) {
    page.add(ink);
  }

  void write(double x, double baseline, double size, boolean bold, int rgb, String text) {
    if (!text.isEmpty()) page.add(new Ink.Text(x, baseline, size, bold, rgb, text));
  }

  private void newPage() {
    String hospital = font.drawable(head.hospital());
    write((Print.WIDTH - font.width(hospital, 15)) / 2, 46, 15, true, BLACK, hospital);
    String subtitle = font.drawable(head.subtitle());
    write(RIGHT - font.width(subtitle, 8.5), 46, 8.5, false, GREY, subtitle);
    String title = font.drawable(head.title());
    write((Print.WIDTH - font.width(title, 17)) / 2, 70, 17, true, BLACK, title);
    banner(88);
    y = 106;
  }

  private void banner(double baseline) {
    double size = 9.2;
    double natural = 0;
    var parts = head.banner().stream().map(font::drawable).toList();
    for (String part : parts) natural += font.width(part, size);
    int fields = parts.size() / 2;
    while (natural + fields * 10 > RIGHT - LEFT && size > 6) {
      natural = natural / size * (size - 0.2);
      size -= 0.2;
    }
    double gap = fields < 2 ? 0 : (RIGHT - LEFT - natural - fields * 2) / (fields - 1);
    double x = LEFT;
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      write(x, baseline, size, false, GREY, parts.get(i));
      x += font.width(parts.get(i), size) + 2;
      write(x, baseline, size, false, BLACK, parts.get(i + 1));
      x += font.width(parts.get(i + 1), size) + gap;
    }
    page.add(new Ink.Line(LEFT, baseline + 6, RIGHT, baseline + 6, 0.9, BLACK));
  }
}
