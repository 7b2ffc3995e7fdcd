package org.anjuan.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditTrail;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One archive for all tests of collectors: they share its context. */
@SpringBootTest(
    classes = IngestApplication.class,
    properties = {
      "anjuan.collect.folder.enabled=false",
      "anjuan.collect.enabled=false",
      "anjuan.collect.allow-local=127.0.0.1,localhost",
      "anjuan.extract.enabled=false"
    })
public abstract class CollectingHospital {
  /** Where sources' folders are made. */
  protected static final Path SOURCES = Path.of("target", "sources").toAbsolutePath();

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "k");
    Files.createDirectories(SOURCES);
    registry.add("anjuan.data", folder::toString);
    registry.add("anjuan.home", () -> System.getProperty("anjuan.home"));
    registry.add("anjuan.collect.roots", SOURCES::toString);
  }

  /** The whole trail, oldest first. */
  protected static List<AuditEntry> everything(AuditTrail trail) {
    var all = new ArrayList<AuditEntry>();
    var next = trail.since(null, 500);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = trail.since(all.getLast().position(), 500);
    }
    return all;
  }
}
