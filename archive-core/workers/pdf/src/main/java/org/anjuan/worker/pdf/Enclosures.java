package org.anjuan.worker.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.runtime.Limits;
import org.anjuan.worker.runtime.Unreadable;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;

/** Files that are enclosed in a PDF: attachments, those of a portfolio, those pinned to a page. */
final class Enclosures {

  private static final int MOST = 500;
  private static final int DEEPEST = 32;
  private static final int PAGES_LOOKED_AT = 500;

  private record Enclosed(String name, PDEmbeddedFile file) {}

  private final List<Enclosed> files = new ArrayList<>();

  static Enclosures of(PDDocument document) {
    var found = new Enclosures();
    try {
      var names = document.getDocumentCatalog().getNames();
      if (names != null && names.getEmbeddedFiles() != null) {
        found.take(names.getEmbeddedFiles(), 0);
      }
      int pages = Math.min(PAGES_LOOKED_AT, Math.max(0, document.getNumberOfPages()));
      for (int i = 0; i < pages; i++) {
        found.takeFromPage(document, i);
      }
    } catch (IOException | RuntimeException e) {
      // Damaged lists of attachments leave the pages readable.
    }
    return found;
  }

  private void take(PDNameTreeNode<PDComplexFileSpecification> node, int depth) throws IOException {
    if (depth > DEEPEST) {
      return;
    }
    Map<String, PDComplexFileSpecification> names = node.getNames();
    if (names != null) {
      names.values().forEach(this::take);
    }
    if (node.getKids() != null) {
      for (var kid : node.getKids()) {
        take(kid, depth + 1);
      }
    }
  }

  private void takeFromPage(PDDocument document, int page) throws IOException {
    for (var annotation : document.getPage(page).getAnnotations()) {
      if (annotation instanceof PDAnnotationFileAttachment pinned
          && pinned.getFile() instanceof PDComplexFileSpecification file) {
        take(file);
      }
    }
  }

  private void take(PDComplexFileSpecification file) {
    var embedded =
        file.getEmbeddedFileUnicode() == null
            ? file.getEmbeddedFile()
            : file.getEmbeddedFileUnicode();
    if (embedded != null && files.size() < MOST) {
      var name = file.getFileUnicode() == null ? file.getFile() : file.getFileUnicode();
      files.add(new Enclosed(plain(name == null ? "" : name), embedded));
    }
  }

  /** A name without a path: what is downloaded must not leave its folder. */
  private static String plain(String name) {
    var last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    return last.isEmpty() || last.equals("..") ? "attachment" : last;
  }

  List<Fact> facts() {
    return files.stream().map(file -> new Fact("enclosed", file.name())).toList();
  }

  byte[] read(int number, Limits limits) throws IOException {
    if (number < 1 || number > files.size()) {
      throw new Unreadable(Refusal.NO_SUCH_PAGE);
    }
    try (var in = files.get(number - 1).file().createInputStream()) {
      // A message's length is the limit, and a bomb ends here.
      int most = (int) Math.min(limits.bytes(), 80 << 20);
      var bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new Unreadable(Refusal.TOO_LARGE);
      }
      return bytes;
    }
  }
}
