package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.anjuan.ingest.collect.channel.PullChannel.Entries;
import org.jspecify.annotations.Nullable;

/**
 * Walks folders in the order of their names, so that the name of the folder that was reached is all
 * it takes to go on. Files are given as they come and never held; of a folder's folders only some
 * names are held at once, the rest is listed again when these are done.
 */
final class TreeWalk {
  private static final int NAMES_HELD = 2_000;
  private static final int DEEPEST = 40;

  /** Lists one folder, in any order. */
  interface Folders {
    void list(String folder, Found found) throws IOException;
  }

  /** What lies in a folder. */
  interface Found {
    void file(SourceEntry entry) throws IOException;

    void folder(String name);
  }

  private final Folders folders;
  private final int held;

  TreeWalk(Folders folders) {
    this(folders, NAMES_HELD);
  }

  TreeWalk(Folders folders, int held) {
    this.folders = folders;
    this.held = held;
  }

  void walk(@Nullable String checkpoint, Entries into) throws IOException {
    var resume =
        checkpoint == null || checkpoint.isEmpty()
            ? List.<String>of()
            : List.of(checkpoint.split("/"));
    walk("", resume, 0, into);
  }

  private void walk(String folder, List<String> resume, int depth, Entries into)
      throws IOException {
    if (depth > DEEPEST) {
      throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "folders within folders without end");
    }
    var inside = resume.isEmpty() ? null : resume.getFirst();
    var filesGiven = inside != null;
    String after = null;
    SmallestNames names;
    do {
      names = new SmallestNames(held, inside, after);
      list(folder, filesGiven, names, into);
      filesGiven = true;
      for (var name : names.sorted()) {
        var child = folder.isEmpty() ? name : folder + "/" + name;
        var within = name.equals(inside) ? resume.subList(1, resume.size()) : List.<String>of();
        if (within.isEmpty()) {
          into.reached(child);
        }
        walk(child, within, depth + 1, into);
        after = name;
      }
    } while (names.leftSomeOut());
  }

  private void list(String folder, boolean filesGiven, SmallestNames names, Entries into)
      throws IOException {
    folders.list(
        folder,
        new Found() {
          @Override
          public void file(SourceEntry entry) throws IOException {
            if (!filesGiven) {
              into.entry(entry);
            }
          }

          @Override
          public void folder(String name) {
            names.offer(name);
          }
        });
  }

  /** Whether a file's name is one that is collected: neither hidden nor still being written. */
  static boolean isWanted(String name) {
    return !(name.isEmpty()
        || name.startsWith(".")
        || name.endsWith(".tmp")
        || name.endsWith(".part")
        || name.endsWith(".filepart")
        || name.endsWith(".partial"));
  }

  /** The first names in order, of those that are left. */
  private static final class SmallestNames {
    private final TreeSet<String> kept = new TreeSet<>();
    private final int most;
    private final @Nullable String from;
    private final @Nullable String after;
    private boolean leftOut;

    SmallestNames(int most, @Nullable String from, @Nullable String after) {
      this.most = most;
      this.from = from;
      this.after = after;
    }

    void offer(String name) {
      if ((from != null && name.compareTo(from) < 0)
          || (after != null && name.compareTo(after) <= 0)) {
        return;
      }
      kept.add(name);
      if (kept.size() > most) {
        kept.pollLast();
        leftOut = true;
      }
    }

    Collection<String> sorted() {
      return kept;
    }

    boolean leftSomeOut() {
      return leftOut;
    }
  }
}
