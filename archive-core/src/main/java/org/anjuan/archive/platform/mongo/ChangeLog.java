package org.anjuan.archive.platform.mongo;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;

/**
 * What commands have changed since it was last taken, as bytes from which it can be done again. An
 * entry says what lies under a key afterwards, not what was done to it: doing it twice, or on top
 * of a later state followed by all that came after, ends in the same.
 *
 * <p>Entries of one map are in the order of its changes because a collection does one command at a
 * time.
 */
final class ChangeLog {

  private static final byte PUT = 1;
  private static final byte REMOVE = 2;
  private static final byte DROP = 3;
  private static final int KEPT_CAPACITY = 1 << 20;

  private WriteBuffer gathered = new WriteBuffer();

  <K, V> void put(MVMap<K, V> map, K key, V value) {
    add(
        PUT,
        map.getName(),
        into -> {
          map.getKeyType().write(into, key);
          map.getValueType().write(into, value);
        });
  }

  <K> void remove(MVMap<K, ?> map, K key) {
    add(REMOVE, map.getName(), into -> map.getKeyType().write(into, key));
  }

  void drop(String map) {
    add(DROP, map, into -> {});
  }

  /** All of an entry or, whatever goes wrong, nothing of it: others' follow. */
  private synchronized void add(byte kind, String map, Consumer<WriteBuffer> rest) {
    int begin = gathered.position();
    boolean whole = false;
    try {
      gathered.put(kind).putVarInt(map.length()).putStringData(map, map.length());
      rest.accept(gathered);
      whole = true;
    } finally {
      if (!whole) {
        gathered.position(begin);
      }
    }
  }

  /** Everything so far, ready to be read; what comes is gathered anew. */
  synchronized ByteBuffer take() {
    var bytes = gathered.getBuffer();
    bytes.flip();
    var taken = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    gathered = bytes.capacity() > KEPT_CAPACITY ? new WriteBuffer() : gathered.clear();
    return taken;
  }

  /** Does again, in a store, what was taken. */
  static void replay(ByteBuffer taken, MVStore store) {
    while (taken.hasRemaining()) {
      byte kind = taken.get();
      var name = DataUtils.readString(taken);
      switch (kind) {
        case PUT -> put(StoreDatabase.map(store, name), taken);
        case REMOVE -> remove(StoreDatabase.map(store, name), taken);
        case DROP -> {
          if (store.hasMap(name)) {
            store.removeMap(name);
          }
        }
        default -> throw new IllegalStateException("The journal has an entry of kind " + kind);
      }
    }
  }

  private static <K, V> void put(MVMap<K, V> map, ByteBuffer taken) {
    var key = map.getKeyType().read(taken);
    map.put(key, map.getValueType().read(taken));
  }

  private static <K, V> void remove(MVMap<K, V> map, ByteBuffer taken) {
    map.remove(map.getKeyType().read(taken));
  }
}
