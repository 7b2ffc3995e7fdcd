package org.anjuan.worker.pdf;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws what can be drawn: a font or a picture that can't be read does not cost the whole page. In
 * the place of a picture that there is no decoder for stands what it is.
 */
final class PatientRenderer extends PDFRenderer {

  PatientRenderer(PDDocument document) {
    super(document);
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new PageDrawer(parameters) {
      @Override
      protected void operatorException(
          Operator operator, List<COSBase> operands, IOException failure) {}

      @Override
      public void drawImage(PDImage picture) throws IOException {
        try {
          super.drawImage(picture);
        } catch (MissingImageReaderException e) {
          var matrix = getGraphicsState().getCurrentTransformationMatrix();
          var graphics = getGraphics();
          var before = graphics.getTransform();
          double width = Math.hypot(matrix.getScaleX(), matrix.getShearY());
          double height = Math.hypot(matrix.getScaleY(), matrix.getShearX());
          graphics.transform(new AffineTransform(matrix.createAffineTransform()));
          // Upright, and as large as it will be seen.
          graphics.transform(new AffineTransform(1 / width, 0, 0, -1 / height, 0, 1));
          Placeholder.draw(graphics, width, height, name(picture));
          graphics.setTransform(before);
        }
      }
    };
  }

  private static String name(PDImage picture) {
    var suffix = picture.getSuffix();
    return "jpx".equals(suffix) ? "JPEG 2000" : suffix == null ? "?" : suffix.toUpperCase(java.util.Locale.ROOT);
  }
}
