package org.anjuan.ingest.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that hold what only the content of documents holds. Names and numbers of patients are no
 * sign of it: they are data of the record, which its source states.
 */
final class InTheClear {
  /** Of text, of pictures and of the formats themselves; no file is named so. */
  private static final List<String> MARKERS =
      List.of(
          "入院记录",
          "既往体健",
          "低盐低脂饮食",
          "<ClinicalDocument",
          "%PDF-1.",
          "CompressedSamples",
          "OFD.xml",
          "\u0000\u0010JFIF\u0000");

  private static final long LARGEST = 512L << 20;

  private final List<String> found = new ArrayList<>();

  /** Below the folder, in files that were written since. */
  static List<String> below(List<Path> folders, Instant since) throws IOException {
    var search = new InTheClear();
    for (var folder : folders) {
      search.walk(folder, since);
    }
    return search.found;
  }

  private void walk(Path folder, Instant since) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile()
                && is.size() <= LARGEST
                && !is.lastModifiedTime().toInstant().isBefore(since)
                && Files.isReadable(file)) {
              search(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void search(Path file) {
    try {
      var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (var marker : MARKERS) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
          if (content.contains(new String(marker.getBytes(charset), StandardCharsets.ISO_8859_1))) {
            found.add(file + ": " + marker);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
