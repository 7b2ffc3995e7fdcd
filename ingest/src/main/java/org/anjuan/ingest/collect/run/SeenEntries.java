package org.anjuan.ingest.collect.run;

import java.util.Arrays;

/**
 * Which entries a list has had: eight bytes of each one's hash, so that a million take 16 MB. Past
 * its limit it says so, and nobody draws conclusions from it.
 */
final class SeenEntries {
  private static final int MOST = 8_000_000;

  private long[] table = new long[1 << 12];
  private int size;
  private boolean overflowed;

  void add(String key) {
    if (overflowed) {
      return;
    }
    if (size * 2 > table.length) {
      grow();
    }
    if (insert(table, hash(key))) {
      size++;
    }
    overflowed = size >= MOST;
  }

  boolean has(String key) {
    var wanted = hash(key);
    for (var i = place(wanted); ; i = (i + 1) & (table.length - 1)) {
      if (table[i] == wanted) {
        return true;
      }
      if (table[i] == 0) {
        return false;
      }
    }
  }

  int size() {
    return size;
  }

  boolean overflowed() {
    return overflowed;
  }

  private void grow() {
    var larger = new long[table.length * 2];
    var before = table;
    table = larger;
    Arrays.stream(before).filter(hash -> hash != 0).forEach(hash -> insert(larger, hash));
  }

  private boolean insert(long[] into, long hash) {
    for (var i = place(hash); ; i = (i + 1) & (into.length - 1)) {
      if (into[i] == hash) {
        return false;
      }
      if (into[i] == 0) {
        into[i] = hash;
        return true;
      }
    }
  }

  private int place(long hash) {
    return (int) hash & (table.length - 1);
  }

  private static long hash(String key) {
    var hash = Long.parseUnsignedLong(key, 0, 16, 16);
    return hash == 0 ? 1 : hash;
  }
}
