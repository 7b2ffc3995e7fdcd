package org.anjuan.station;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A station's folder on this machine: settings, key, and what its device writes into. */
record StationFolder(Path path) {

  static StationFolder in(Path path, URI archive) throws IOException {
    Files.writeString(
        path.resolve("station.properties"),
        "archive=%s\nfolder=inbox\nsettle-seconds=1\n".formatted(archive));
    Files.writeString(path.resolve("station.key"), SmallArchive.KEY + "\n");
    Files.createDirectories(path.resolve("inbox"));
    return new StationFolder(path);
  }

  Path settings() {
    return path.resolve("station.properties");
  }

  Path inbox() {
    return path.resolve("inbox");
  }

  Path data() {
    return path.resolve("data");
  }

  /** Leaves a file that was finished a minute ago. */
  Path drop(String name, byte[] content) throws IOException {
    var file = inbox().resolve(name);
    Files.createDirectories(file.getParent());
    var unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(unfinished, content);
    Files.setLastModifiedTime(unfinished, FileTime.from(Instant.parse("2026-03-01T00:00:00Z")));
    return Files.move(unfinished, file);
  }
}
