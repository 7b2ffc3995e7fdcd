package org.anjuan.worker.ofd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Unreadable;
import org.dom4j.Document;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.dom4j.io.OutputFormat;
import org.dom4j.io.XMLWriter;
import org.ofdrw.pkg.tool.SAXReaderFactory;

/**
 * A copy of a package whose pages carry a watermark: layers of text in the page's own content, one
 * beneath all others and one above. What is changed lies in memory until it is packed; the package
 * that is open stays as it is. Signatures go along, they no longer hold.
 */
final class StampedPackage {

  private static final String RESOURCES = "anjuan-stamp.xml";

  /** Below it, a document's own claim about its identifiers is not believed. */
  private static final long FIRST_ID = 1_000_000;

  private final Path root;
  private final OfdStamp stamp;
  private final Map<Path, byte[]> changed = new HashMap<>();
  private final Path documentFile;
  private final Document document;
  private final Element common;
  private long lastId;
  private final long fontId;

  StampedPackage(OfdPackage unpacked, Overlay overlay) throws IOException {
    root = unpacked.root();
    stamp = new OfdStamp(overlay);
    var start = parse(root.resolve("OFD.xml")).getRootElement();
    documentFile = within(root, text(start, "DocBody", "DocRoot"));
    document = parse(documentFile);
    common = child(document.getRootElement(), "CommonData");
    var highest = common.elementTextTrim("MaxUnitID");
    lastId = Math.max(FIRST_ID, highest == null ? 0 : number(highest));
    fontId = ++lastId;
    addFont();
  }

  /** Puts the layers into a page. */
  void stamp(String location, double left, double top, double width, double height)
      throws IOException {
    var file = within(root, location);
    var whole = parse(file);
    var page = whole.getRootElement();
    var content = page.element("Content");
    if (content == null) {
      content = page.addElement(name(page, "Content"));
    }
    var texts = stamp.of(left, top, width, height);
    content.elements().add(0, layer(content, "Background", texts, 0));
    content.elements().add(layer(content, "Foreground", texts, 1));
    changed.put(file, written(whole));
  }

  private Element layer(Element near, String type, List<OfdStamp.Text> texts, int which) {
    var layer = DocumentHelper.createElement(name(near, "Layer"));
    layer.addAttribute("ID", Long.toString(++lastId)).addAttribute("Type", type);
    for (int i = which; i < texts.size(); i += 2) {
      var text = texts.get(i);
      var object = layer.addElement(name(near, "TextObject"));
      object
          .addAttribute("ID", Long.toString(++lastId))
          .addAttribute("Boundary", text.boundary())
          .addAttribute("CTM", text.matrix())
          .addAttribute("Font", Long.toString(fontId))
          .addAttribute("Size", String.format(Locale.ROOT, "%.3f", text.size()))
          .addAttribute("Alpha", Integer.toString(stamp.alpha()));
      object.addElement(name(near, "FillColor")).addAttribute("Value", stamp.colour());
      var code =
          object.addElement(name(near, "TextCode")).addAttribute("X", "0").addAttribute("Y", "0");
      if (!text.deltas().isEmpty()) {
        code.addAttribute("DeltaX", text.deltas());
      }
      code.setText(text.content());
    }
    return layer;
  }

  private void addFont() throws IOException {
    var resources = DocumentHelper.createDocument();
    var res = resources.addElement(name(common, "Res")).addAttribute("BaseLoc", ".");
    res.addElement(name(common, "Fonts"))
        .addElement(name(common, "Font"))
        .addAttribute("ID", Long.toString(fontId))
        .addAttribute("FontName", "宋体")
        .addAttribute("FamilyName", "SimSun");
    changed.put(documentFile.resolveSibling(RESOURCES), written(resources));
    var link = DocumentHelper.createElement(name(common, "DocumentRes"));
    link.setText(RESOURCES);
    int after = 0;
    for (var element : common.elements()) {
      if (List.of("MaxUnitID", "PageArea", "PublicRes", "DocumentRes")
          .contains(element.getName())) {
        after = common.elements().indexOf(element) + 1;
      }
    }
    common.elements().add(after, link);
  }

  /** Packs everything, the changed parts as they are now. */
  void pack(OutputStream out) throws IOException {
    var highest = common.element("MaxUnitID");
    if (highest != null) {
      highest.setText(Long.toString(lastId));
    }
    changed.put(documentFile, written(document));
    // Not closed: the stream is the caller's.
    var zip = new ZipOutputStream(out);
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!changed.containsKey(file)) {
          zip.putNextEntry(entry(file));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
    for (var part : changed.entrySet()) {
      zip.putNextEntry(entry(part.getKey()));
      zip.write(part.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  private ZipEntry entry(Path file) {
    return new ZipEntry(root.relativize(file).toString());
  }

  private static byte[] written(Document part) throws IOException {
    var bytes = new ByteArrayOutputStream();
    // Not the compact form: it would trim the blanks of texts.
    new XMLWriter(bytes, new OutputFormat()).write(part);
    return bytes.toByteArray();
  }

  private static Document parse(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return SAXReaderFactory.create().read(in);
    } catch (DocumentException e) {
      throw new Unreadable(Refusal.DAMAGED);
    }
  }

  private static Path within(Path folder, String location) {
    var path = folder.resolve(location.replaceFirst("^/+", "")).normalize();
    if (!path.startsWith(folder) || !Files.isRegularFile(path)) {
      throw new Unreadable(Refusal.DAMAGED);
    }
    return path;
  }

  private static String text(Element from, String... path) {
    var at = from;
    for (var step : path) {
      at = child(at, step);
    }
    return at.getTextTrim();
  }

  private static Element child(Element of, String name) {
    var found = of.element(name);
    if (found == null) {
      throw new Unreadable(Refusal.DAMAGED);
    }
    return found;
  }

  private static QName name(Element near, String local) {
    return QName.get(local, near.getNamespace());
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
