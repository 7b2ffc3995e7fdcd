package org.anjuan.ingest.collect.removal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known to be the one that was seen before. Its key tells a file that was put in
 * another's place even where size and time are the same; not every file system has one.
 */
public record FileState(long size, FileTime modified, @Nullable Object key) {

  /** As it is now. */
  public static FileState of(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileState(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
  }
}
