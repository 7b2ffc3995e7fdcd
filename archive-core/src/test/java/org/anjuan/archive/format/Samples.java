package org.anjuan.archive.format;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.anjuan.fonts.ChineseFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Documents made for tests, one line of text a page. */
final class Samples {

  private static final String NAMESPACE = "http://www.ofdspec.org/2016";

  private Samples() {}

  static byte[] pdf(List<String> pages) {
    try (var document = new PDDocument();
        var stream = ChineseFont.stream()) {
      var font = PDType0Font.load(document, stream);
      for (var text : pages) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 20);
          content.newLineAtOffset(60, 700);
          content.showText(text);
          content.endText();
        }
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pages that are pictures of text. */
  static byte[] scannedPdf(List<String> pages) {
    try (var document = new PDDocument()) {
      for (var text : pages) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        var picture = LosslessFactory.createFromImage(document, picture(text));
        try (var content = new PDPageContentStream(document, page)) {
          content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
        }
      }
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  static byte[] tiff(List<String> pages) {
    var writer = ImageIO.getImageWritersByFormatName("tiff").next();
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (var text : pages) {
        writer.writeToSequence(new IIOImage(picture(text), null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  static BufferedImage picture(String text) {
    var picture = new BufferedImage(900, 1273, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    try (var font = ChineseFont.stream()) {
      graphics.setFont(Font.createFont(Font.TRUETYPE_FONT, font).deriveFont(34f));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    graphics.drawString(text, 90, 200);
    graphics.dispose();
    return picture;
  }

  static byte[] ofd(List<String> pages) {
    return zip(ofdEntries(pages));
  }

  /** The parts of a package, to be changed by a test. */
  static Map<String, String> ofdEntries(List<String> pages) {
    var entries = new LinkedHashMap<String, String>();
    entries.put(
        "OFD.xml",
        xml(
            "OFD",
            "Version=\"1.0\" DocType=\"OFD\"",
            "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
                + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"));
    var list = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      list.append(
          "<ofd:Page ID=\"%d\" BaseLoc=\"Pages/Page_%d/Content.xml\"/>".formatted(10 + i, i));
      entries.put("Doc_0/Pages/Page_" + i + "/Content.xml", ofdPage(pages.get(i)));
    }
    entries.put(
        "Doc_0/Document.xml",
        xml(
            "Document",
            "",
            "<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea>"
                + "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
                + "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
                + "<ofd:Pages>"
                + list
                + "</ofd:Pages>"));
    entries.put(
        "Doc_0/PublicRes.xml",
        xml(
            "Res",
            "BaseLoc=\"Res\"",
            "<ofd:Fonts><ofd:Font ID=\"2\" FontName=\"宋体\" FamilyName=\"宋体\"/></ofd:Fonts>"));
    return entries;
  }

  private static String ofdPage(String text) {
    return xml(
        "Page",
        "",
        "<ofd:Content><ofd:Layer ID=\"100\"><ofd:TextObject ID=\"101\" Boundary=\"20 30 170 10\""
            + " Font=\"2\" Size=\"7\"><ofd:TextCode X=\"0\" Y=\"7\" DeltaX=\"g "
            + Math.max(1, text.length() - 1)
            + " 7\">"
            + text
            + "</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content>");
  }

  static String xml(String root, String attributes, String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:%s xmlns:ofd=\"%s\" %s>%s</ofd:%s>"
        .formatted(root, NAMESPACE, attributes, content, root);
  }

  static byte[] zip(Map<String, String> entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
