package org.anjuan.ingest.collect.removal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Takes away files that were read, if they still are what was read. */
public final class Removal {
  private static final Pattern ASIDE = Pattern.compile("\\.taken-[0-9a-f]{8}-(?<name>.+)");

  private final Set<Path> inHand = ConcurrentHashMap.newKeySet();

  /** What makes a file go away: it is deleted, or moved elsewhere. */
  @FunctionalInterface
  public interface Deed {
    /**
     * Does it.
     *
     * @param aside where the file lies by now
     */
    void to(Path aside) throws IOException;
  }

  /**
   * Takes a file away; false when it is gone already, or is another than was read and stays. When
   * the deed fails the file is back in its place.
   */
  public boolean remove(Path file, Predicate<FileState> wasRead, Deed deed) throws IOException {
    try {
      if (!wasRead.test(FileState.of(file))) {
        return false;
      }
    } catch (NoSuchFileException gone) {
      return false;
    }
    // The name is one that nobody else has: two nodes never meet under it.
    var aside =
        file.resolveSibling(
            ".taken-" + UUID.randomUUID().toString().substring(0, 8) + "-" + file.getFileName());
    inHand.add(aside);
    try {
      return setAside(file, aside) ? finish(file, aside, wasRead, deed) : done(file, deed);
    } catch (NoSuchFileException gone) {
      return false;
    } finally {
      inHand.remove(aside);
    }
  }

  /** False where a file can't be renamed: its name is too long, or its source does not let us. */
  private static boolean setAside(Path file, Path aside) throws NoSuchFileException {
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (IOException notHere) {
      return false;
    }
  }

  private static boolean done(Path file, Deed deed) throws IOException {
    deed.to(file);
    return true;
  }

  private static boolean finish(Path file, Path aside, Predicate<FileState> wasRead, Deed deed)
      throws IOException {
    try {
      if (wasRead.test(FileState.of(aside))) {
        deed.to(aside);
        return true;
      }
    } catch (IOException | RuntimeException e) {
      putBack(aside, file);
      throw e;
    }
    putBack(aside, file);
    return false;
  }

  /** Whether a name is one that a file has only while it is being taken away. */
  public static boolean isAside(String name) {
    return ASIDE.matcher(name).matches();
  }

  /** Gives a file its name back that a crash has left aside; not one that is in hand just now. */
  public void putBack(Path aside) throws IOException {
    var name = ASIDE.matcher(String.valueOf(aside.getFileName()));
    if (name.matches() && !inHand.contains(aside)) {
      putBack(aside, aside.resolveSibling(name.group("name")));
    }
  }

  private static void putBack(Path aside, Path file) throws IOException {
    try {
      link(aside, file);
    } catch (FileAlreadyExistsException another) {
      // Its source has replaced it under its name. What is older must not come in after that; what
      // is newer waits until the name is free.
      if (Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(aside)) >= 0) {
        Files.deleteIfExists(aside);
      }
    } catch (NoSuchFileException gone) {
      // another node was quicker
    }
  }

  /** Unlike a move, a link never takes the place of a file that has come meanwhile. */
  private static void link(Path aside, Path file) throws IOException {
    try {
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      Files.move(aside, file);
      return;
    }
    Files.deleteIfExists(aside);
  }
}
