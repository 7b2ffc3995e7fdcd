package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An index on other fields, unique or not. Where it is not, the id is the last part of the key. */
final class KeyIndex extends OrderedIndex {

  private final JournaledMap<KeyValue, Object> entries;
  private final boolean unique;

  KeyIndex(
      JournaledMap<KeyValue, Object> entries,
      String name,
      List<IndexKey> keys,
      boolean sparse,
      boolean unique) {
    super(name, keys, sparse);
    this.entries = entries;
    this.unique = unique;
  }

  @Override
  Stream<Object> walk(
      List<Object> prefix, @Nullable Object from, @Nullable Object to, boolean backwards) {
    var low = key(prefix, from, false);
    var high = key(prefix, to, true);
    var cursor = backwards ? entries.cursor(high, low, true) : entries.cursor(low, high, false);
    var walked =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false);
    return walked.map(ignored -> cursor.getValue());
  }

  /** The first key, or one after the last, that begins in this manner; null: no bound. */
  private static @Nullable KeyValue key(
      List<Object> prefix, @Nullable Object next, boolean afterAll) {
    var values = new ArrayList<>(prefix);
    if (next != null) {
      values.add(next);
    }
    if (afterAll) {
      values.add(MaxKey.getInstance());
    }
    return values.isEmpty() ? null : new KeyValue(values).normalized();
  }

  private Set<KeyValue> keysOf(Document document) {
    var keys = getKeyValues(document);
    boolean nothing = keys.stream().flatMap(KeyValue::stream).allMatch(Objects::isNull);
    return isSparse() && nothing ? Set.of() : keys;
  }

  private KeyValue entry(KeyValue key, Object id) {
    if (unique) {
      return key;
    }
    var values = new ArrayList<Object>(key.stream().toList());
    values.add(id);
    return new KeyValue(values);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    checkTaken(keysOf(document), null, collection);
  }

  private void checkTaken(
      Set<KeyValue> keys, @Nullable Object owner, MongoCollection<Object> collection) {
    if (!unique) {
      return;
    }
    for (var key : keys) {
      var holder = entries.get(key);
      if (holder != null && (owner == null || order(holder, owner) != 0)) {
        throw new DuplicateKeyError(this, collection, getKeys(), key);
      }
    }
  }

  private static int order(Object one, Object other) {
    return ValueComparator.ascWithoutListHandling().compare(one, other);
  }

  @Override
  public void add(Document document, Object id, MongoCollection<Object> collection) {
    for (var key : keysOf(document)) {
      entries.put(entry(key, id), id);
    }
  }

  @Override
  public Object remove(Document document) {
    var id = getPosition(document);
    for (var key : keysOf(document)) {
      entries.remove(entry(key, id));
    }
    return id;
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
    checkTaken(keysOf(newDocument), getPosition(oldDocument), collection);
  }

  @Override
  public void updateInPlace(
      Document oldDocument, Document newDocument, Object id, MongoCollection<Object> collection) {
    var before = keysOf(oldDocument);
    var after = keysOf(newDocument);
    for (var key : before) {
      if (!after.contains(key)) {
        entries.remove(entry(key, id));
      }
    }
    for (var key : after) {
      if (!before.contains(key)) {
        entries.put(entry(key, id), id);
      }
    }
  }

  @Override
  public long getCount() {
    return entries.size();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }
}
