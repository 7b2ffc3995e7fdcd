package org.anjuan.worker.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.OpenDocument;
import org.anjuan.worker.runtime.PageFormat;
import org.anjuan.worker.runtime.Unreadable;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens PDF, also encrypted ones that need no password; nothing leaves the memory. */
final class PdfFormat implements PageFormat {

  /** Readers accept the header within this many bytes. */
  private static final int HEADER_WITHIN = 1024;

  @Override
  public OpenDocument open(byte[] content, Limits limits) throws IOException {
    return open(content, List.of(), limits);
  }

  @Override
  public OpenDocument open(byte[] content, List<String> passwords, Limits limits)
      throws IOException {
    try {
      return new PdfDocument(content, "", limits);
    } catch (InvalidPasswordException e) {
      return unlocked(content, passwords, limits);
    } catch (IOException e) {
      if (!hasHeader(content)) {
        throw new Unreadable(Refusal.OTHER_FORMAT);
      }
      throw e;
    }
  }

  private static OpenDocument unlocked(byte[] content, List<String> passwords, Limits limits)
      throws IOException {
    for (var password : passwords) {
      try {
        return new PdfDocument(content, password, limits);
      } catch (InvalidPasswordException e) {
        // The next one, perhaps.
      }
    }
    throw new Unreadable(Refusal.ENCRYPTED);
  }

  private static boolean hasHeader(byte[] content) {
    int length = Math.min(content.length, HEADER_WITHIN);
    return new String(content, 0, length, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }
}
