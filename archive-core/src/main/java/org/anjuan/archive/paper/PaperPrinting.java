package org.anjuan.archive.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.anjuan.fonts.ChineseFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/** Prints labels and separator sheets to PDF, in the font that ships with Anjuan. */
@Component
public class PaperPrinting {
  private static final float POINTS = 72 / 25.4f;
  private static final float A4_WIDTH = 210;
  private static final float A4_HEIGHT = 297;
  private static final float PADDING = 2;
  private static final float TOP_OF_SHEET = 10;
  private static final float LEADING = 1.3f;

  /** A sheet that separates: its bar code, and in words what it is for. */
  public record Sheet(PaperCode code, String title, String subtitle) {}

  /** Labels by a template, in this order. */
  public byte[] labels(LabelTemplate template, List<LabelText> labels) {
    return printed((document, font) -> {
      if (template.columns() == 0) {
        for (var label : labels) {
          var page = page(document, mm(template.width()), mm(template.height()));
          try (var out = new PDPageContentStream(document, page)) {
            draw(out, font, template, label, 0, 0, mm(template.height()));
          }
        }
      } else {
        sheets(document, font, template, labels);
      }
    });
  }

  private static void sheets(
      PDDocument document, PDFont font, LabelTemplate template, List<LabelText> labels)
      throws IOException {
    float stepY = (float) (template.height() + template.gap());
    int rows = Math.max(1, (int) ((A4_HEIGHT - 2 * TOP_OF_SHEET + template.gap()) / stepY));
    int onSheet = rows * template.columns();
    double used = template.columns() * (template.width() + template.gap()) - template.gap();
    double left = (A4_WIDTH - used) / 2;
    for (int first = 0; first < labels.size(); first += onSheet) {
      var page = page(document, mm(A4_WIDTH), mm(A4_HEIGHT));
      try (var out = new PDPageContentStream(document, page)) {
        for (int i = first; i < Math.min(labels.size(), first + onSheet); i++) {
          int at = i - first;
          double x = left + at % template.columns() * (template.width() + template.gap());
          double y = TOP_OF_SHEET + (float) (at / template.columns()) * stepY;
          draw(out, font, template, labels.get(i), mm(x), mm(y), mm(A4_HEIGHT));
        }
      }
    }
  }

  /** Sheets to lay between papers, a page of A4 each. */
  public byte[] sheets(List<Sheet> sheets) {
    return printed((document, font) -> {
      for (var sheet : sheets) {
        var page = page(document, mm(A4_WIDTH), mm(A4_HEIGHT));
        try (var out = new PDPageContentStream(document, page)) {
          text(out, font, sheet.title(), 36, mm(25), mm(A4_HEIGHT - 60));
          text(out, font, sheet.subtitle(), 16, mm(25), mm(A4_HEIGHT - 75));
          var bars = bars(BarcodeFormat.CODE_128, sheet.code().text());
          paint(out, bars, mm(25), mm(A4_HEIGHT - 135), mm(160), mm(40));
          var square = bars(BarcodeFormat.QR_CODE, sheet.code().text());
          paint(out, square, mm(75), mm(70), mm(60), mm(60));
          text(out, font, sheet.code().text(), 10, mm(25), mm(50));
        }
      }
    });
  }

  private static void draw(
      PDPageContentStream out,
      PDFont font,
      LabelTemplate template,
      LabelText label,
      float x,
      float top,
      float pageHeight)
      throws IOException {
    float width = mm(template.width() - 2 * PADDING);
    float height = mm(template.height() - 2 * PADDING);
    float left = x + mm(PADDING);
    float upper = pageHeight - top - mm(PADDING);
    boolean square = template.code() == LabelTemplate.BarCode.QR;
    float words = 0;
    for (var line : template.lines()) {
      words += (float) line.size() * LEADING;
    }
    var format = square ? BarcodeFormat.QR_CODE : BarcodeFormat.CODE_128;
    var bars = bars(format, label.code().text());
    float textLeft = left;
    float textTop = upper;
    float textWidth = width;
    if (square) {
      float side = Math.min(height, width * 0.45f);
      paint(out, bars, left, upper - side, side, side);
      textLeft = left + side + mm(PADDING);
      textWidth = width - side - mm(PADDING);
    } else {
      float high = Math.max(mm(5), height - words);
      paint(out, bars, left, upper - high, width, high);
      textTop = upper - high;
    }
    for (var line : template.lines()) {
      textTop -= (float) line.size() * LEADING;
      fitted(out, font, label.fill(line), (float) line.size(), textLeft, textTop, textWidth);
    }
  }

  /** Longer than the label is wide: smaller, so that nothing is cut off. */
  private static void fitted(
      PDPageContentStream out, PDFont font, String text, float size, float x, float y, float width)
      throws IOException {
    var shown = printable(font, text);
    float natural = font.getStringWidth(shown) / 1000 * size;
    text(out, font, shown, natural > width ? size * width / natural : size, x, y);
  }

  private static void text(
      PDPageContentStream out, PDFont font, String text, float size, float x, float y)
      throws IOException {
    out.beginText();
    out.setFont(font, size);
    out.newLineAtOffset(x, y);
    out.showText(printable(font, text));
    out.endText();
  }

  /** Characters that the font has not got, such as rare ones of names, are boxes. */
  private static String printable(PDFont font, String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          var one = Character.toString(point);
          printable.append(has(font, one) ? one : "□");
        });
    return printable.toString();
  }

  private static boolean has(PDFont font, String character) {
    try {
      font.encode(character);
      return true;
    } catch (IllegalArgumentException | IOException absent) {
      return false;
    }
  }

  private static BitMatrix bars(BarcodeFormat format, String text) {
    try {
      boolean square = format == BarcodeFormat.QR_CODE;
      var hints = Map.of(EncodeHintType.MARGIN, square ? 2 : 10);
      return new MultiFormatWriter().encode(text, format, 0, square ? 0 : 1, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** As rectangles, which printers draw sharp at any size. */
  private static void paint(
      PDPageContentStream out, BitMatrix bars, float x, float y, float width, float height)
      throws IOException {
    float wide = width / bars.getWidth();
    float high = height / bars.getHeight();
    for (int row = 0; row < bars.getHeight(); row++) {
      for (int column = 0; column < bars.getWidth(); ) {
        int from = column;
        while (column < bars.getWidth() && bars.get(column, row)) {
          column++;
        }
        if (column > from) {
          float lower = y + height - (row + 1) * high;
          out.addRect(x + from * wide, lower, (column - from) * wide, high);
          out.fill();
        } else {
          column++;
        }
      }
    }
  }

  private static PDPage page(PDDocument document, float width, float height) {
    var page = new PDPage(new PDRectangle(width, height));
    document.addPage(page);
    return page;
  }

  private static float mm(double length) {
    return (float) length * POINTS;
  }

  private static byte[] printed(Drawing drawing) {
    try (var document = new PDDocument();
        InputStream stream = ChineseFont.stream();
        var out = new ByteArrayOutputStream()) {
      drawing.draw(document, PDType0Font.load(document, stream, true));
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Drawing {
    void draw(PDDocument document, PDFont font) throws IOException;
  }
}
