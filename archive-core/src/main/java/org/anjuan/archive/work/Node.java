package org.anjuan.archive.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.platform.UnguessableId;
import org.springframework.stereotype.Component;

/** This running process among its equals; another identity after every start. */
@Component
public class Node {
  private final String id = UnguessableId.next();
  private final Path file;

  Node(DataFolder data) {
    this.file = data.path().resolve("node");
  }

  public String id() {
    return id;
  }

  /**
   * The process that had this data folder before. It is gone for certain: the folder's lock is
   * ours.
   */
  Optional<String> predecessor() {
    try {
      return Optional.of(Files.readString(file).strip()).filter(name -> !name.isEmpty());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " can't be read", e);
    }
  }

  /** Tells the next start on this data folder who was here. */
  void leaveName() {
    try {
      var written = Files.writeString(file.resolveSibling("node.tmp"), id);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " can't be written", e);
    }
  }
}
