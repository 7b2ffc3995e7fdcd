package org.anjuan.demo.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes prints as OFD (GB/T 33190-2016): a ZIP of XML pages with text objects, path objects and
 * one embedded font subset. Equal prints, names and times give equal bytes.
 */
public final class OfdWriter {

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
  private static final double MM = 25.4 / 72;
  private static final int FONT = 2;

  private final PaperFont font;

  public OfdWriter(PaperFont font) {
    this.font = font;
  }

  public byte[] write(Print print, String creator, LocalDateTime created, String id) {
    var bytes = new ByteArrayOutputStream(64 * 1024);
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, created, "OFD.xml", root(print.title(), creator, created, id));
      int next = FONT + 1 + print.pages().size();
      var contents = new StringBuilder[print.pages().size()];
      for (int i = 0; i < contents.length; i++) {
        contents[i] = new StringBuilder(16 * 1024);
        next = content(contents[i], print.pages().get(i), next);
      }
      add(zip, created, "Doc_0/Document.xml", document(print.pages().size(), next));
      add(
          zip,
          created,
          "Doc_0/PublicRes.xml",
          XML
              + "<ofd:Res"
              + NAMESPACE
              + " BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\""
              + FONT
              + "\" FontName=\"Noto Sans SC\" FamilyName=\"Noto Sans"
              + " SC\"><ofd:FontFile>font.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>");
      put(zip, created, "Doc_0/Res/font.ttf", font.subset(print.text().replace("\n", "")));
      for (int i = 0; i < contents.length; i++) {
        add(zip, created, "Doc_0/Pages/Page_" + i + "/Content.xml", contents[i].toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String root(String title, String creator, LocalDateTime created, String id) {
    return XML
        + "<ofd:OFD"
        + NAMESPACE
        + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>"
        + id
        + "</ofd:DocID><ofd:Title>"
        + escaped(title)
        + "</ofd:Title><ofd:CreationDate>"
        + created.toLocalDate()
        + "</ofd:CreationDate><ofd:Creator>"
        + escaped(creator)
        + "</ofd:Creator></ofd:DocInfo>"
        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
  }

  private static String document(int pages, int max) {
    var xml = new StringBuilder(XML);
    xml.append("<ofd:Document")
        .append(NAMESPACE)
        .append("><ofd:CommonData><ofd:MaxUnitID>")
        .append(max);
    xml.append("</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ");
    xml.append(mm(Print.WIDTH)).append(' ').append(mm(Print.HEIGHT));
    xml.append(
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>");
    for (int i = 0; i < pages; i++) {
      xml.append("<ofd:Page ID=\"")
          .append(FONT + 1 + i)
          .append("\" BaseLoc=\"Pages/Page_")
          .append(i)
          .append("/Content.xml\"/>");
    }
    return xml.append("</ofd:Pages></ofd:Document>").toString();
  }

  private int content(StringBuilder xml, List<Ink> page, int next) {
    xml.append(XML).append("<ofd:Page").append(NAMESPACE);
    xml.append("><ofd:Area><ofd:PhysicalBox>0 0 ")
        .append(mm(Print.WIDTH))
        .append(' ')
        .append(mm(Print.HEIGHT));
    xml.append("</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer Type=\"Body\" ID=\"")
        .append(next++)
        .append("\">");
    for (var ink : page) {
      switch (ink) {
        case Ink.Text text -> text(xml, text, next++);
        case Ink.Line line ->
            path(
                xml,
                List.of(new Ink.Spot(line.x1(), line.y1()), new Ink.Spot(line.x2(), line.y2())),
                line.width(),
                line.rgb(),
                false,
                next++);
        case Ink.Curve curve -> path(xml, curve.spots(), curve.width(), curve.rgb(), false, next++);
        case Ink.Area area -> path(xml, area.spots(), 0, area.rgb(), true, next++);
      }
    }
    xml.append("</ofd:Layer></ofd:Content></ofd:Page>");
    return next;
  }

  private void text(StringBuilder xml, Ink.Text text, int id) {
    double ascent = text.size() * 1.0;
    double width = font.width(text.text(), text.size());
    xml.append("<ofd:TextObject ID=\"")
        .append(id)
        .append("\" Boundary=\"")
        .append(mm(text.x()))
        .append(' ');
    xml.append(mm(text.y() - ascent))
        .append(' ')
        .append(mm(width + 1))
        .append(' ')
        .append(mm(text.size() * 1.35));
    xml.append("\" Font=\"").append(FONT).append("\" Size=\"").append(mm(text.size())).append('"');
    if (text.bold())
      xml.append(" Weight=\"700\" Stroke=\"true\" LineWidth=\"")
          .append(mm(text.size() * 0.032))
          .append('"');
    xml.append('>').append("<ofd:FillColor Value=\"").append(colour(text.rgb())).append("\"/>");
    if (text.bold())
      xml.append("<ofd:StrokeColor Value=\"").append(colour(text.rgb())).append("\"/>");
    xml.append("<ofd:TextCode X=\"0\" Y=\"").append(mm(ascent)).append('"');
    deltas(xml, text);
    xml.append('>').append(escaped(text.text())).append("</ofd:TextCode></ofd:TextObject>");
  }

  /**
   * The advance from each character to the next, equal neighbours grouped as {@code g count value}.
   */
  private void deltas(StringBuilder xml, Ink.Text text) {
    int last = text.text().length() - 1;
    if (last < 1) return;
    xml.append(" DeltaX=\"");
    int at = 0;
    while (at < last) {
      String advance = mm(font.width(text.text().charAt(at), text.size()));
      int end = at + 1;
      while (end < last && mm(font.width(text.text().charAt(end), text.size())).equals(advance))
        end++;
      if (at > 0) xml.append(' ');
      if (end - at > 2) {
        xml.append("g ").append(end - at).append(' ').append(advance);
      } else {
        xml.append(advance);
        if (end - at == 2) xml.append(' ').append(advance);
      }
      at = end;
    }
    xml.append('"');
  }

  private static void path(
      StringBuilder xml, List<Ink.Spot> spots, double width, int rgb, boolean filled, int id) {
    double left = spots.stream().mapToDouble(Ink.Spot::x).min().orElse(0) - 1;
    double top = spots.stream().mapToDouble(Ink.Spot::y).min().orElse(0) - 1;
    double right = spots.stream().mapToDouble(Ink.Spot::x).max().orElse(0) + 1;
    double bottom = spots.stream().mapToDouble(Ink.Spot::y).max().orElse(0) + 1;
    xml.append("<ofd:PathObject ID=\"")
        .append(id)
        .append("\" Boundary=\"")
        .append(mm(left))
        .append(' ')
        .append(mm(top));
    xml.append(' ').append(mm(right - left)).append(' ').append(mm(bottom - top)).append('"');
    if (filled) {
      xml.append(" Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"")
          .append(colour(rgb))
          .append("\"/>");
    } else {
      xml.append(" LineWidth=\"")
          .append(mm(width))
          .append("\"><ofd:StrokeColor Value=\"")
          .append(colour(rgb))
          .append("\"/>");
    }
    xml.append("<ofd:AbbreviatedData>");
    boolean first = true;
    for (var spot : spots) {
      xml.append(first ? "M " : " L ")
          .append(mm(spot.x() - left))
          .append(' ')
          .append(mm(spot.y() - top));
      first = false;
    }
    xml.append(filled ? " C" : "").append("</ofd:AbbreviatedData></ofd:PathObject>");
  }

  private static String mm(double points) {
    long thousandths = Math.round(points * MM * 1000);
    String sign = thousandths < 0 ? "-" : "";
    long size = Math.abs(thousandths);
    return size % 1000 == 0
        ? sign + size / 1000
        : sign + size / 1000 + "." + String.format(Locale.ROOT, "%03d", size % 1000);
  }

  private static String colour(int rgb) {
    return (rgb >> 16 & 0xff) + " " + (rgb >> 8 & 0xff) + " " + (rgb & 0xff);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void add(ZipOutputStream zip, LocalDateTime time, String name, String xml)
      throws IOException {
    put(zip, time, name, xml.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(ZipOutputStream zip, LocalDateTime time, String name, byte[] bytes)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    entry.setSize(bytes.length);
    var crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
