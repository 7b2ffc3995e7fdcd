package org.anjuan.ingest.collect.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.anjuan.archive.record.RecordId;
import org.anjuan.ingest.Papers;

/** A source system's folder. */
record Source(String system, Path folder) {
  static Source under(Path sources) {
    var system = "S" + RecordId.next().value().substring(0, 10);
    return new Source(system, sources.resolve(system));
  }

  /** Writes a report of the stay Z… that carries the source's name. */
  Path report(String id, String text) throws IOException {
    return write("Z" + system + "_1/C0007_" + id + ".pdf", Papers.pdf(text));
  }

  Path write(String path, byte[] content) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return file;
  }

  static void touch(Path file, Instant at) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  String path(String id) {
    return "Z" + system + "_1/C0007_" + id + ".pdf";
  }
}
