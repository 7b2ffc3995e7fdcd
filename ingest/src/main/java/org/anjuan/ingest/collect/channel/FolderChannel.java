package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Optional;
import org.anjuan.ingest.collect.removal.Removal;

/** A folder of this machine. Links are not followed, and nothing outside of it is touched. */
final class FolderChannel implements PullChannel {
  private final Path root;
  private final Removal removal = new Removal();
  private final FolderSettings settings;
  private final Afterwards afterwards;
  private final CollectProperties properties;
  private final Pace pace;
  private final Clock clock;

  FolderChannel(
      FolderSettings settings,
      Afterwards afterwards,
      CollectProperties properties,
      Pace pace,
      Clock clock)
      throws IOException {
    this.settings = settings;
    this.afterwards = afterwards;
    this.properties = properties;
    this.pace = pace;
    this.clock = clock;
    this.root = permitted(Path.of(settings.folder()));
  }

  private Path permitted(Path folder) throws IOException {
    Path real;
    try {
      real = folder.toRealPath();
    } catch (NoSuchFileException e) {
      throw new SourceTrouble(Trouble.GONE, "the folder is not there");
    }
    for (var allowed : properties.folders()) {
      if (Files.isDirectory(allowed) && real.startsWith(allowed.toRealPath())) {
        return real;
      }
    }
    throw new SourceTrouble(Trouble.FOLDER_NOT_ALLOWED, "anjuan.collect.roots");
  }

  @Override
  public void list(Listing wanted, Entries into) throws IOException {
    new TreeWalk(this::list).walk(wanted.checkpoint(), into);
  }

  private void list(String folder, TreeWalk.Found found) throws IOException {
    pace.request();
    try (var children = Files.newDirectoryStream(root.resolve(folder))) {
      for (var child : children) {
        give(folder, child, found);
      }
    } catch (NoSuchFileException gone) {
      // taken away since it was listed
      if (folder.isEmpty()) {
        throw new SourceTrouble(Trouble.GONE, "the folder is not there");
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void give(String folder, Path child, TreeWalk.Found found) throws IOException {
    var name = String.valueOf(child.getFileName());
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      return;
    }
    if (attributes.isDirectory()) {
      if (!name.startsWith(".") && !child.equals(moveTarget())) {
        found.folder(name);
      }
    } else if (attributes.isRegularFile() && Removal.isAside(name)) {
      if (afterwards.consumes()) {
        removal.putBack(child); // the next list has it
      }
    } else if (attributes.isRegularFile() && TreeWalk.isWanted(name)) {
      var changed = attributes.lastModifiedTime().toInstant();
      var settled = !clock.instant().isBefore(changed.plusSeconds(settings.settleSeconds()));
      var path = folder.isEmpty() ? name : folder + "/" + name;
      found.file(SourceEntry.file(path, attributes.size(), changed, settled));
    }
  }

  @Override
  public Content open(SourceEntry entry) throws IOException {
    pace.request();
    var file = inside(entry.path());
    try {
      var size = Files.size(file);
      return new Content(pace.slowed(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)), size);
    } catch (NoSuchFileException e) {
      throw new SourceTrouble(Trouble.GONE, "file");
    }
  }

  @Override
  public Optional<byte[]> beside(SourceEntry entry, String ending) throws IOException {
    var file = inside(entry.path() + ending);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(SmallFile.read(in));
    }
  }

  @Override
  public void acknowledge(SourceEntry entry) throws IOException {
    var file = inside(entry.path());
    switch (afterwards.deed()) {
      case NOTHING, MARK -> {}
      case DELETE -> remove(entry, file, Files::deleteIfExists);
      case MOVE -> {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          var target = permittedTarget().resolve(entry.path());
          Files.createDirectories(target.getParent());
          remove(
              entry, file, aside -> Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING));
        }
      }
    }
  }

  private void remove(SourceEntry entry, Path file, Removal.Deed deed) throws IOException {
    removal.remove(file, is -> entry.isStill(is.size(), is.modified().toInstant()), deed);
  }

  private Path moveTarget() {
    return root.resolve(String.valueOf(afterwards.target())).normalize();
  }

  private Path permittedTarget() throws IOException {
    var target = moveTarget();
    for (var allowed : properties.folders()) {
      if (Files.isDirectory(allowed) && target.startsWith(allowed.toRealPath())) {
        return target;
      }
    }
    throw new SourceTrouble(Trouble.FOLDER_NOT_ALLOWED, "anjuan.collect.roots");
  }

  private Path inside(String path) throws IOException {
    var file = root.resolve(path).normalize();
    var parent = file.getParent();
    if (!file.startsWith(root) || parent == null) {
      throw new SourceTrouble(Trouble.FOLDER_NOT_ALLOWED, "outside of the folder");
    }
    if (Files.exists(parent) && !parent.toRealPath().startsWith(root)) {
      throw new SourceTrouble(Trouble.FOLDER_NOT_ALLOWED, "outside of the folder");
    }
    return file;
  }

  @Override
  public void close() {}
}
