package org.anjuan.worker.ofd;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.worker.protocol.Line;
import org.jspecify.annotations.Nullable;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CompositeObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.pageDescription.CT_GraphicUnit;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;

/**
 * The text of a page with its places: of templates, the page itself, and annotations. Lengths are
 * millimetres.
 */
final class PageReader {

  /** Composite objects may hold composite objects; cycles too. */
  private static final int DEEPEST = 16;

  private static final int MOST_FRAGMENTS = 200_000;

  private final OFDReader reader;
  private final PageInfo page;
  private final List<TextFragment> fragments = new ArrayList<>();
  private double pictureArea;

  PageReader(OFDReader reader, int number) {
    this.reader = reader;
    page = reader.getPageInfo(number);
    for (var layer : page.getAllLayer()) {
      read(layer.getPageBlocks(), new AffineTransform(), 0);
    }
    readAnnotations();
  }

  private void readAnnotations() {
    var id = page.getId().toString();
    for (var annotations : reader.getAnnotationEntities()) {
      if (id.equals(annotations.getPageId()) && annotations.getAnnots() != null) {
        for (var annotation : annotations.getAnnots()) {
          var appearance = annotation.getAppearance();
          if (appearance != null) {
            var box = appearance.getBoundary();
            read(appearance.getPageBlocks(), moved(new AffineTransform(), box), 0);
          }
        }
      }
    }
  }

  double width() {
    return page.getSize().getWidth();
  }

  double height() {
    return page.getSize().getHeight();
  }

  /** The share of the page that pictures cover. */
  double pictures() {
    return pictureArea / (width() * height());
  }

  List<Line> lines() {
    return new TextLines(width(), height()).of(fragments);
  }

  private void read(List<PageBlockType> blocks, AffineTransform outer, int depth) {
    for (var block : blocks) {
      switch (block) {
        case TextObject text when fragments.size() < MOST_FRAGMENTS ->
            fragments.addAll(TextFragment.of(text, inner(text, outer)));
        case ImageObject image -> pictureArea += area(image);
        case CompositeObject composite when depth < DEEPEST -> read(composite, outer, depth);
        case CT_PageBlock group when depth < DEEPEST ->
            read(group.getPageBlocks(), outer, depth + 1);
        default -> {}
      }
    }
  }

  private void read(CompositeObject composite, AffineTransform outer, int depth) {
    var id = composite.getResourceID();
    var graphic =
        id == null
            ? null
            : reader.getResMgt().getCompositeGraphicUnit(id.getRefId().getId().toString());
    if (graphic != null && graphic.getContent() != null) {
      read(graphic.getContent().getPageBlocks(), inner(composite, outer), depth + 1);
    }
  }

  private static AffineTransform inner(CT_GraphicUnit<?> unit, AffineTransform outer) {
    var transform = moved(outer, unit.getBoundary());
    ST_Array matrix = unit.getCTM();
    if (matrix != null && matrix.size() == 6) {
      Double[] m = matrix.toDouble();
      transform.concatenate(new AffineTransform(m[0], m[1], m[2], m[3], m[4], m[5]));
    }
    return transform;
  }

  private static AffineTransform moved(AffineTransform outer, @Nullable ST_Box box) {
    var transform = new AffineTransform(outer);
    if (box != null) {
      transform.translate(box.getTopLeftX(), box.getTopLeftY());
    }
    return transform;
  }

  private double area(ImageObject image) {
    ST_Box box = image.getBoundary();
    if (box == null) {
      return 0;
    }
    var onPage =
        new Rectangle2D.Double(
                box.getTopLeftX(), box.getTopLeftY(), box.getWidth(), box.getHeight())
            .createIntersection(new Rectangle2D.Double(0, 0, width(), height()));
    return onPage.isEmpty() ? 0 : onPage.getWidth() * onPage.getHeight();
  }
}
