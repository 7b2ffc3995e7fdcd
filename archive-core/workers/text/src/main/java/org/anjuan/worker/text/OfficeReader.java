package org.anjuan.worker.text;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anjuan.worker.paper.Block;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.Unreadable;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.IOUtils;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.xml.sax.ContentHandler;

/** Word by way of POI, RTF by way of Tika: words, tables and pictures, not the layout. */
final class OfficeReader {

  /** A package that unpacks to a hundred times its size is a bomb. */
  private static final double LEAST_RATIO = 0.01;

  private OfficeReader() {}

  static List<Block> word(byte[] content, Limits limits) throws Exception {
    // Spreadsheets and archives begin alike; a Word package has its parts in this folder.
    if (!new String(content, StandardCharsets.ISO_8859_1).contains("word/")) {
      throw new Unreadable(Refusal.OTHER_FORMAT);
    }
    limit(limits);
    return DocxReader.read(content);
  }

  static List<Block> binaryWord(byte[] content, Limits limits) throws Exception {
    limit(limits);
    try (var files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
      if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new Unreadable(Refusal.ENCRYPTED);
      }
      if (!files.getRoot().hasEntryCaseInsensitive("WordDocument")) {
        throw new Unreadable(Refusal.OTHER_FORMAT);
      }
    }
    try {
      return DocReader.read(content);
    } catch (EncryptedDocumentException e) {
      throw new Unreadable(Refusal.ENCRYPTED);
    }
  }

  static List<Block> rtf(byte[] content, Limits limits) throws Exception {
    limit(limits);
    var handler = new OfficeHandler();
    var context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new Pictures(handler));
    new RTFParser().parse(new ByteArrayInputStream(content), handler, new Metadata(), context);
    return handler.blocks();
  }

  private static void limit(Limits limits) {
    ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
    ZipSecureFile.setMaxEntrySize(limits.bytes());
    IOUtils.setByteArrayMaxOverride((int) Math.min(limits.bytes(), Integer.MAX_VALUE - 16));
  }

  /** Pictures are shown at the end; other embedded files are named. */
  private record Pictures(OfficeHandler handler) implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return true;
    }

    @Override
    public void parseEmbedded(
        java.io.InputStream stream, ContentHandler to, Metadata metadata, boolean html)
        throws java.io.IOException {
      var name = metadata.get(org.apache.tika.metadata.TikaCoreProperties.RESOURCE_NAME_KEY);
      handler.embedded(name == null ? "" : name, stream.readNBytes(32 << 20));
    }
  }
}
