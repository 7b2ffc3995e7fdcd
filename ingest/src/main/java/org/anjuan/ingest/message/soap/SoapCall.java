package org.anjuan.ingest.message.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.anjuan.ingest.message.HardXml;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;

/**
 * A call as it stands in its envelope: the operation's element holds first the event's code, then
 * the XML text, whatever the two are called.
 *
 * @param namespace of the envelope: that of the answer
 * @param operation the operation's element, for the answer
 */
public record SoapCall(
    String namespace, String operation, String operationNamespace, String eventCode, String xml) {
  public static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
  public static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

  private static final int LONGEST = 48 << 20;

  /**
   * Reads an envelope.
   *
   * @throws MessageRefused when it is none
   */
  public static SoapCall read(InputStream envelope) throws IOException {
    try {
      var reader = HardXml.stream(envelope);
      var namespace = enter(reader, "Envelope");
      var within = enter(reader, "Body");
      reader.nextTag();
      if (!within.equals(namespace) || !reader.isStartElement()) {
        throw malformed();
      }
      var operation = reader.getLocalName();
      var operationNamespace = String.valueOf(reader.getNamespaceURI());
      var parts = new ArrayList<String>();
      while (reader.nextTag() == XMLStreamConstants.START_ELEMENT && parts.size() < 8) {
        parts.add(text(reader));
      }
      if (parts.size() < 2) {
        throw new MessageRefused(MessageFault.FIELD_MISSING, "operation");
      }
      return new SoapCall(
          namespace, operation, operationNamespace, parts.get(0).strip(), parts.get(1).strip());
    } catch (XMLStreamException broken) {
      throw malformed();
    }
  }

  private static String enter(XMLStreamReader reader, String name) throws XMLStreamException {
    while (reader.hasNext()) {
      var event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed();
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (reader.getLocalName().equals(name)) {
          return String.valueOf(reader.getNamespaceURI());
        }
        if (name.equals("Envelope")) {
          throw malformed();
        }
      }
    }
    throw malformed();
  }

  private static String text(XMLStreamReader reader) throws XMLStreamException {
    var text = new StringBuilder();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement() || reader.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed();
      }
      if (reader.hasText()) {
        text.append(reader.getText());
      }
      if (text.length() > LONGEST) {
        throw new MessageRefused(MessageFault.TOO_LARGE, "xml");
      }
    }
    return text.toString();
  }

  private static MessageRefused malformed() {
    return new MessageRefused(MessageFault.MALFORMED, "SOAP");
  }

  @Override
  public String toString() {
    return "SoapCall[" + eventCode + "]";
  }
}
