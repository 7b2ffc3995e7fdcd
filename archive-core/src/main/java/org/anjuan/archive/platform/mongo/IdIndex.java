package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}: the collection's own map, which the collection itself keeps. */
final class IdIndex extends OrderedIndex {

  private final JournaledMap<Object, Document> documents;

  IdIndex(JournaledMap<Object, Document> documents, List<IndexKey> keys) {
    super("_id_", keys, false);
    this.documents = documents;
  }

  @Override
  Stream<Object> walk(
      List<Object> prefix, @Nullable Object from, @Nullable Object to, boolean backwards) {
    if (!prefix.isEmpty()) {
      var id = prefix.getFirst();
      return documents.containsKey(id) ? Stream.of(id) : Stream.empty();
    }
    var cursor = backwards ? documents.cursor(to, from, true) : documents.cursor(from, to, false);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    var id = getPosition(document);
    if (documents.containsKey(id)) {
      throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
    }
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {}

  @Override
  public Object remove(Document document) {
    return getPosition(document);
  }

  @Override
  public void checkUpdate(
      Document oldDocument, Document newDocument, MongoCollection<Object> collection) {}

  @Override
  public void updateInPlace(
      Document oldDocument,
      Document newDocument,
      Object position,
      MongoCollection<Object> collection) {}

  @Override
  public long getCount() {
    return documents.size();
  }

  @Override
  public boolean isUnique() {
    return true;
  }
}
