package org.anjuan.ingest.collect.channel;

import java.util.ArrayList;
import java.util.List;

/** Paths on a server. */
final class RemotePath {
  private RemotePath() {}

  /** A folder's path without a slash at its end; the root is empty. */
  static String folder(String path) {
    return path.endsWith("/") ? folder(path.substring(0, path.length() - 1)) : path;
  }

  static String of(String root, String relative) {
    return relative.isEmpty() ? (root.isEmpty() ? "/" : root) : root + "/" + relative;
  }

  /** Where an entry is moved to. */
  static String target(Afterwards afterwards, String root, String relative) {
    return of(base(afterwards, root), relative);
  }

  /** Whether this folder is the one to which entries are moved. */
  static boolean isTarget(Afterwards afterwards, String root, String folder) {
    return afterwards.deed() == Afterwards.Deed.MOVE
        && of(root, folder).equals(base(afterwards, root));
  }

  private static String base(Afterwards afterwards, String root) {
    var target = folder(String.valueOf(afterwards.target()));
    return target.startsWith("/") ? target : root + "/" + target;
  }

  /** The folders above a path, the topmost first. */
  static List<String> parents(String path) {
    var all = new ArrayList<String>();
    for (var at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
      all.add(path.substring(0, at));
    }
    return all;
  }
}
