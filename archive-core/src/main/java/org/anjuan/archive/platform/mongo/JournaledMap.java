package org.anjuan.archive.platform.mongo;

import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A map of the store whose changes are noted, so that they outlive a crash before it is saved: each
 * before it is made, so that none is made that could not be noted. Whoever changes the same map
 * comes one after the other.
 */
final class JournaledMap<K, V> {

  private final MVMap<K, V> map;
  private final ChangeLog changes;

  JournaledMap(MVMap<K, V> map, ChangeLog changes) {
    this.map = map;
    this.changes = changes;
  }

  @Nullable V get(K key) {
    return map.get(key);
  }

  boolean containsKey(K key) {
    return map.containsKey(key);
  }

  void put(K key, V value) {
    changes.put(map, key, value);
    map.put(key, value);
  }

  /** Whether there was nothing under the key. */
  boolean putIfAbsent(K key, V value) {
    if (map.containsKey(key)) {
      return false;
    }
    put(key, value);
    return true;
  }

  void remove(K key) {
    if (map.containsKey(key)) {
      changes.remove(map, key);
      map.remove(key);
    }
  }

  /** From one key to another, both included; null is no bound. */
  Cursor<K, V> cursor(@Nullable K from, @Nullable K to, boolean backwards) {
    return map.cursor(from, to, backwards);
  }

  Stream<V> values() {
    return map.values().stream();
  }

  Stream<Map.Entry<K, V>> entries() {
    return map.entrySet().stream();
  }

  long size() {
    return map.sizeAsLong();
  }
}
