package org.anjuan.station.scanner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XML of eSCL: what a scanner says of itself, and what it is asked for. */
record EsclCapabilities(String name, List<String> sources) {
  private static final String SCAN = "http://schemas.hp.com/imaging/escl/2011/05/03";
  private static final String PWG = "http://www.pwg.org/schemas/2010/12/sm";

  EsclCapabilities {
    sources = List.copyOf(sources);
  }

  /** Reads a scanner's {@code ScannerCapabilities}. */
  static EsclCapabilities read(byte[] xml) throws IOException {
    var document = parse(xml);
    var names = document.getElementsByTagNameNS(PWG, "MakeAndModel");
    var sources = new ArrayList<String>();
    if (document.getElementsByTagNameNS(SCAN, "Platen").getLength() > 0) {
      sources.add("flatbed");
    }
    if (document.getElementsByTagNameNS(SCAN, "Adf").getLength() > 0) {
      sources.add("feeder");
    }
    return new EsclCapabilities(
        names.getLength() == 0 ? "eSCL" : names.item(0).getTextContent().strip(), sources);
  }

  private static Document parse(byte[] xml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException | SAXException unreadable) {
      throw new IOException("no capabilities", unreadable);
    }
  }

  /** The {@code ScanSettings} of an order: the whole page, as JPEG. */
  static String settings(ScanOrder order) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <scan:ScanSettings xmlns:scan="%s" xmlns:pwg="%s">
      <pwg:Version>2.0</pwg:Version>
      <scan:Intent>Document</scan:Intent>
      <pwg:InputSource>%s</pwg:InputSource>
      <scan:ColorMode>%s</scan:ColorMode>
      <scan:XResolution>%d</scan:XResolution>
      <scan:YResolution>%d</scan:YResolution>
      <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
      <scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>
    </scan:ScanSettings>
    """
        .formatted(
            SCAN,
            PWG,
            order.feeder() ? "Feeder" : "Platen",
            order.colour() ? "RGB24" : "Grayscale8",
            order.resolution(),
            order.resolution());
  }
}
