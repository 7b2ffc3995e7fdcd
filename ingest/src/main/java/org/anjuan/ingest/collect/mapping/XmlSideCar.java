package org.anjuan.ingest.collect.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An XML description, read without document types and without namespaces: {@code
 * //ClinicalDocument/id/@extension} finds what it names, whatever prefix it carries.
 */
final class XmlSideCar {
  private final Document document;

  private XmlSideCar(Document document) {
    this.document = document;
  }

  static XmlSideCar of(byte[] bytes) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return new XmlSideCar(builder.parse(new ByteArrayInputStream(bytes)));
    } catch (SAXException e) {
      throw new IOException("not XML", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nullable String find(String expression) {
    try {
      var value = xpath().evaluate(expression, document);
      return value.isBlank() ? null : value.strip();
    } catch (XPathExpressionException e) {
      return null;
    }
  }

  static void check(String expression) {
    try {
      xpath().compile(expression);
    } catch (XPathExpressionException e) {
      throw new InvalidValue("mapping.fields.expression");
    }
  }

  private static XPath xpath() {
    try {
      var factory = XPathFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newXPath();
    } catch (XPathFactoryConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
