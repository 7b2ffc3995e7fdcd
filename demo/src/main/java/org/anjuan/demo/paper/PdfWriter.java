package org.anjuan.demo.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Writes prints as PDF: with a text layer and a subset of the font, or, for scans, as images alone.
 */
public final class PdfWriter {

  private static final PDRectangle SHEET =
      new PDRectangle((float) Print.WIDTH, (float) Print.HEIGHT);

  private final PaperFont font;
  private final ZoneId zone;

  public PdfWriter(PaperFont font, ZoneId zone) {
    this.font = font;
    this.zone = zone;
  }

  /** The print as a PDF; equal prints, names and times give equal bytes. */
  public byte[] write(Print print, String producer, Instant created, long id) {
    try (var document = new PDDocument()) {
      describe(document, print.title(), producer, created, id);
      var face = PDType0Font.load(document, font.trueType(), true);
      for (var page : print.pages()) {
        var sheet = new PDPage(SHEET);
        document.addPage(sheet);
        try (var stream =
            new PDPageContentStream(
                document, sheet, PDPageContentStream.AppendMode.OVERWRITE, true)) {
          draw(stream, face, page);
        }
      }
      return saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JPEG images as the pages of a PDF without any text. */
  public byte[] ofImages(
      String title, String producer, Instant created, long id, List<byte[]> jpegs) {
    try (var document = new PDDocument()) {
      describe(document, title, producer, created, id);
      for (byte[] jpeg : jpegs) {
        var sheet = new PDPage(SHEET);
        document.addPage(sheet);
        var image = JPEGFactory.createFromByteArray(document, jpeg);
        try (var stream = new PDPageContentStream(document, sheet)) {
          stream.drawImage(image, 0, 0, (float) Print.WIDTH, (float) Print.HEIGHT);
        }
      }
      return saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(
      PDDocument document, String title, String producer, Instant created, long id) {
    var about = new PDDocumentInformation();
    about.setTitle(title);
    about.setProducer(producer);
    Calendar time = GregorianCalendar.from(created.atZone(zone));
    about.setCreationDate(time);
    document.setDocumentInformation(about);
    document.setDocumentId(id);
  }

  private static byte[] saved(PDDocument document) throws IOException {
    var bytes = new ByteArrayOutputStream(64 * 1024);
    document.save(bytes);
    return bytes.toByteArray();
  }

  private static void draw(PDPageContentStream stream, PDType0Font face, List<Ink> page)
      throws IOException {
    int stroke = 0;
    int fill = 0;
    double width = 1;
    boolean bold = false;
    for (var ink : page) {
      switch (ink) {
        case Ink.Text text -> {
          if (fill != text.rgb()) stream.setNonStrokingColor(new Color(fill = text.rgb()));
          stream.beginText();
          if (text.bold() != bold) {
            bold = text.bold();
            stream.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
          }
          if (bold) {
            if (stroke != text.rgb()) stream.setStrokingColor(new Color(stroke = text.rgb()));
            stream.setLineWidth((float) (width = text.size() * 0.032));
          }
          stream.setFont(face, (float) text.size());
          stream.newLineAtOffset((float) text.x(), (float) (Print.HEIGHT - text.y()));
          stream.showText(text.text());
          stream.endText();
        }
        case Ink.Line line -> {
          if (stroke != line.rgb()) stream.setStrokingColor(new Color(stroke = line.rgb()));
          if (width != line.width()) stream.setLineWidth((float) (width = line.width()));
          stream.moveTo((float) line.x1(), (float) (Print.HEIGHT - line.y1()));
          stream.lineTo((float) line.x2(), (float) (Print.HEIGHT - line.y2()));
          stream.stroke();
        }
        case Ink.Curve curve -> {
          if (stroke != curve.rgb()) stream.setStrokingColor(new Color(stroke = curve.rgb()));
          if (width != curve.width()) stream.setLineWidth((float) (width = curve.width()));
          trace(stream, curve.spots());
          stream.stroke();
        }
        case Ink.Area area -> {
          if (fill != area.rgb()) stream.setNonStrokingColor(new Color(fill = area.rgb()));
          trace(stream, area.spots());
          stream.fill();
        }
      }
    }
  }

  private static void trace(PDPageContentStream stream, List<Ink.Spot> spots) throws IOException {
    boolean first = true;
    for (var spot : spots) {
      float x = (float) spot.x();
      float y = (float) (Print.HEIGHT - spot.y());
      if (first) stream.moveTo(x, y);
      else stream.lineTo(x, y);
      first = false;
    }
  }
}
