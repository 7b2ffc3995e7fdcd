package org.anjuan.worker.text;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Unreadable;

/**
 * An XML document, wholly in memory, without namespaces. A document type declaration is refused:
 * everything that makes XML dangerous begins with it.
 */
final class XmlTree {

  private static final int DEEPEST = 256;
  private static final int MOST_NODES = 1_000_000;
  private static final int LOOK = 512;

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();

  /** Elements and pieces of text in their order. */
  private final List<Object> content = new ArrayList<>();

  private XmlTree(String name) {
    this.name = name;
  }

  /** Whether the first thing in these bytes is an XML declaration, or an element. */
  static boolean looksLike(byte[] bytes) {
    var start = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, LOOK); i++) {
      char c = (char) (bytes[i] & 255);
      if (c != 0 && c < 0x80 && !(start.isEmpty() && Character.isWhitespace(c))) {
        start.append(c);
      }
    }
    return start.toString().matches("(?s)<(\\?xml|[A-Za-z_][\\w:.-]*[\\s/>]|!--|!DOCTYPE).*");
  }

  static XmlTree read(byte[] bytes) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  private static XmlTree read(XMLStreamReader reader) throws XMLStreamException {
    var open = new ArrayDeque<XmlTree>();
    XmlTree root = null;
    int nodes = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          var element = element(reader);
          if (root == null) {
            root = element;
          } else {
            open.element().content.add(element);
          }
          open.push(element);
          if (open.size() > DEEPEST || ++nodes > MOST_NODES) {
            throw new Unreadable(Refusal.TOO_LARGE);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().content.add(reader.getText());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable(Refusal.FORBIDDEN);
        default -> {}
      }
    }
    if (root == null) {
      throw new Unreadable(Refusal.DAMAGED);
    }
    return root;
  }

  private static XmlTree element(XMLStreamReader reader) {
    var element = new XmlTree(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return element;
  }

  String name() {
    return name;
  }

  boolean is(String wanted) {
    return name.equals(wanted);
  }

  Map<String, String> attributes() {
    return attributes;
  }

  /** Empty when there is no such attribute. */
  String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }

  List<Object> content() {
    return content;
  }

  Stream<XmlTree> children() {
    return content.stream().filter(XmlTree.class::isInstance).map(XmlTree.class::cast);
  }

  Stream<XmlTree> children(String wanted) {
    return children().filter(child -> child.is(wanted));
  }

  Optional<XmlTree> child(String wanted) {
    return children(wanted).findFirst();
  }

  /** The first element along this path of names. */
  Optional<XmlTree> at(String... path) {
    Optional<XmlTree> here = Optional.of(this);
    for (var step : path) {
      here = here.flatMap(element -> element.child(step));
    }
    return here;
  }

  /** All text within, white space folded. */
  String text() {
    var text = new StringBuilder();
    collect(text);
    return text.toString().replaceAll("\\s+", " ").strip();
  }

  /** All text within, as it is. */
  String raw() {
    var text = new StringBuilder();
    collect(text);
    return text.toString();
  }

  private void collect(StringBuilder text) {
    for (var piece : content) {
      switch (piece) {
        case XmlTree element -> element.collect(text);
        default -> text.append(piece);
      }
    }
  }
}
