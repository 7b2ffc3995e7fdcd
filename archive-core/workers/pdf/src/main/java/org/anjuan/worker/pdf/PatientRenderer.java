package org.anjuan.worker.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws what can be drawn: a font or a picture that can't be read does not cost the whole page. In
 * the place of a JPEG 2000 picture that can't be decoded stands what it is.
 */
final class PatientRenderer extends PDFRenderer {

  PatientRenderer(PDDocument document) {
    super(document);
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters);
  }

  private static final class Drawer extends PageDrawer {

    Drawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void operatorException(
        Operator operator, List<COSBase> operands, IOException failure) {
      if (operator.getName().equals(OperatorName.DRAW_OBJECT)
          && operands.size() == 1
          && operands.getFirst() instanceof COSName name
          && isJpeg2000(name)) {
        placeholder();
      }
    }

    private boolean isJpeg2000(COSName name) {
      var objects = getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
      var object = objects == null ? null : objects.getCOSStream(name);
      if (object == null) {
        return false;
      }
      var filters = object.getFilters();
      return filters instanceof COSArray all
          ? all.size() > 0 && COSName.JPX_DECODE.equals(all.getObject(all.size() - 1))
          : COSName.JPX_DECODE.equals(filters);
    }

    private void placeholder() {
      var matrix = getGraphicsState().getCurrentTransformationMatrix();
      double width = Math.hypot(matrix.getScaleX(), matrix.getShearY());
      double height = Math.hypot(matrix.getScaleY(), matrix.getShearX());
      if (!(width > 0 && height > 0)) {
        return;
      }
      var graphics = getGraphics();
      var before = graphics.getTransform();
      var clip = graphics.getClip();
      graphics.setClip(null);
      graphics.transform(matrix.createAffineTransform());
      // Upright, and as large as it will be seen.
      graphics.transform(new java.awt.geom.AffineTransform(1 / width, 0, 0, -1 / height, 0, 1));
      Placeholder.draw(graphics, width, height, "JPEG 2000");
      graphics.setTransform(before);
      graphics.setClip(clip);
    }
  }
}
