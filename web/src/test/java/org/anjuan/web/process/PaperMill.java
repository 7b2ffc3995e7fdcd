package org.anjuan.web.process;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.anjuan.web.process.Paper.Draft;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes papers: small ones, for a test wants many. The same seed makes the same words. */
final class PaperMill {
  private static final int PAPERS_A_STAY = 10;
  private static final int LETTERS = 9;
  private static final int TOP = 780;

  private final Random random;
  private final String series;
  private final Set<String> given = new HashSet<>();

  /**
   * A mill.
   *
   * @param series begins all identifiers, so that two mills never meet
   */
  PaperMill(String series, long seed) {
    this.series = series;
    this.random = new Random(seed);
  }

  /**
   * So many papers, of which some have a second version, and the first {@code scans} are pictures.
   */
  List<Paper> papers(int count, int scans) {
    var all = new ArrayList<Paper>();
    for (var number = 0; number < count; number++) {
      var id = "%s%04d".formatted(series, number);
      var stay = "%s-S%03d".formatted(series, number / PAPERS_A_STAY);
      var scan = number < scans;
      var drafts = new ArrayList<Draft>();
      var versions = !scan && random.nextInt(4) == 0 ? 2 : 1;
      for (var version = 0; version < versions; version++) {
        drafts.add(scan ? scan() : pdf(1 + random.nextInt(2)));
      }
      all.add(new Paper(id, stay, "护理记录 " + id, scan ? "jpg" : "pdf", List.copyOf(drafts)));
    }
    return List.copyOf(all);
  }

  /** A PDF; each page holds one word, at its top. */
  Draft pdf(int pages) {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var words = new ArrayList<String>();
      var font = new PDType1Font(FontName.HELVETICA);
      for (var number = 0; number < pages; number++) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        words.add(word());
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(60, TOP);
          content.showText("Nursing note " + words.getLast() + " signed");
          content.endText();
        }
      }
      document.save(out);
      return new Draft(out.toByteArray(), pages, List.copyOf(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Draft scan() {
    var picture = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 28));
    pen.drawString("Consent " + random.nextInt(1_000_000), 60, 100);
    pen.dispose();
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(picture, "jpeg", out);
      return new Draft(out.toByteArray(), 1, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String word() {
    while (true) {
      var word = new StringBuilder("zq");
      for (var i = 0; i < LETTERS; i++) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      if (given.add(word.toString())) {
        return word.toString();
      }
    }
  }
}
