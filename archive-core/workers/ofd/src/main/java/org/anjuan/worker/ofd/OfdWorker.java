package org.anjuan.worker.ofd;

import org.anjuan.worker.runtime.WorkerProcess;
import org.dom4j.io.SAXReader;
import org.ofdrw.converter.FontLoader;
import org.ofdrw.pkg.tool.SAXReaderFactory;
import org.xml.sax.SAXException;

/** The process that reads OFD. */
public final class OfdWorker {

  private OfdWorker() {}

  public static void main(String[] arguments) {
    SAXReaderFactory.SetCustomizedProducer(OfdWorker::strictParser);
    FontLoader.getInstance();
    WorkerProcess.serve(new OfdFormat());
  }

  /** OFD has no document types; one that comes with a document is an attack. */
  private static SAXReader strictParser() {
    var parser = new SAXReader();
    try {
      parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      parser.setFeature("http://xml.org/sax/features/external-general-entities", false);
      parser.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
    return parser;
  }
}
