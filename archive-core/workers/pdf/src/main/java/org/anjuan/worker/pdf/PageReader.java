package org.anjuan.worker.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.protocol.Line;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.protocol.PageContent.Origin;
import org.anjuan.worker.runtime.TextLayer;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text layer of one page, line by line from top to bottom, with what is written in its
 * form fields.
 */
final class PageReader extends PDFTextStripper {

  /** A page of more text than this is not one that somebody reads. */
  private static final int MOST_CHARACTERS = 1_000_000;

  /** Bytes of packed content that may be nothing but white space. */
  private static final int LONGEST_EMPTY = 32;

  private final PDPage page;
  private final PageShape shape;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable TextBox box;
  private double pictures;
  private int characters;
  private int operators;

  PageReader(PDPage page) {
    this.page = page;
    shape = PageShape.of(page);
    output = Writer.nullWriter();
    setSortByPosition(true);
    // Nothing but this page is processed, and its number does not matter.
    setStartPage(0);
  }

  PageContent read() throws IOException {
    if (page.hasContents() || !page.getAnnotations().isEmpty()) {
      processPage(page);
      endLine();
      requireContent();
    }
    var origin = TextLayer.of(lines).isUsable(pictures) ? Origin.LAYER : Origin.TO_BE_RECOGNISED;
    return new PageContent(
        origin, shape.width(), shape.height(), origin == Origin.LAYER ? lines : List.of());
  }

  /**
   * Content that holds not one operator is not an empty page, but one whose content can't be
   * unpacked.
   */
  private void requireContent() throws IOException {
    var streams = page.getContentStreams();
    while (operators == 0 && streams.hasNext()) {
      if (streams.next().getCOSObject().getLength() > LONGEST_EMPTY) {
        throw new IOException("content can't be unpacked");
      }
    }
  }

  @Override
  protected void writePage() throws IOException {
    for (var annotation : page.getAnnotations()) {
      if (!annotation.isHidden() && !annotation.isNoView()) {
        showAnnotation(annotation);
      }
    }
    super.writePage();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (isPicture(operator, operands)) {
      var matrix = getGraphicsState().getCurrentTransformationMatrix();
      double area =
          Math.abs(
              matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
      pictures += area / (shape.width() * shape.height());
    }
    operators++;
    super.processOperator(operator, operands);
  }

  private boolean isPicture(Operator operator, List<COSBase> operands) {
    return switch (operator.getName()) {
      case OperatorName.BEGIN_INLINE_IMAGE -> true;
      case OperatorName.DRAW_OBJECT ->
          !operands.isEmpty()
              && operands.get(0) instanceof COSName name
              && getResources() != null
              && getResources().isImageXObject(name);
      default -> false;
    };
  }

  /** A font or a picture that can't be read leaves the rest of the page readable. */
  @Override
  protected void operatorException(
      Operator operator, List<COSBase> operands, IOException failure) {}

  @Override
  protected void processTextPosition(TextPosition position) {
    if (characters++ < MOST_CHARACTERS) {
      super.processTextPosition(position);
    }
  }

  @Override
  protected void writeString(String string, List<TextPosition> positions) {
    text.append(string);
    for (var position : positions) {
      var glyph = TextBox.of(position);
      box = box == null ? glyph : box.and(glyph);
    }
  }

  @Override
  protected void writeWordSeparator() {
    text.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  private void endLine() {
    var line = text.toString().strip();
    var place = box;
    if (!line.isEmpty() && place != null) {
      lines.add(place.line(line, shape));
    }
    text.setLength(0);
    box = null;
  }
}
