package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * One database of the embedded server: a map per collection and a map per index, apart from the
 * index on {@code _id}, which the collection's own map is.
 */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Object> {

  static final String PREFIX = "collection.";
  private static final String INDEX_PREFIX = "index.";

  private final MVStore store;
  private final ChangeLog changes;

  StoreDatabase(String name, MVStore store, ChangeLog changes, CursorRegistry cursors) {
    this.store = store;
    this.changes = changes;
    super(name, cursors);
    initializeNamespacesAndIndexes();
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    return new StoreCollection(this, collection, options, cursorRegistry, documents(collection));
  }

  private JournaledMap<Object, Document> documents(String collection) {
    return new JournaledMap<>(documents(store, collectionMap(collection)), changes);
  }

  private static MVMap<Object, Document> documents(MVStore store, String map) {
    return store.openMap(
        map,
        new MVMap.Builder<Object, Document>().keyType(BsonTypes.ID).valueType(BsonTypes.DOCUMENT));
  }

  private static MVMap<KeyValue, Object> entries(MVStore store, String map) {
    return store.openMap(
        map, new MVMap.Builder<KeyValue, Object>().keyType(BsonTypes.KEY).valueType(BsonTypes.ID));
  }

  /** A map of either kind, by its name. */
  static MVMap<?, ?> map(MVStore store, String name) {
    return name.startsWith(PREFIX) ? documents(store, name) : entries(store, name);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    return index.equals("_id_")
        ? new IdIndex(documents(collection), keys)
        : keyIndex(collection, index, keys, sparse, true);
  }

  @Override
  protected Index<Object> openOrCreateSecondaryIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    return keyIndex(collection, index, keys, sparse, false);
  }

  private Index<Object> keyIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse, boolean unique) {
    var entries = entries(store, indexMap(collection, index));
    return new KeyIndex(new JournaledMap<>(entries, changes), index, keys, sparse, unique);
  }

  @Override
  protected void dropIndex(MongoCollection<Object> collection, String index) {
    super.dropIndex(collection, index);
    removeMap(indexMap(collection.getCollectionName(), index));
  }

  @Override
  public void dropCollection(String collection, Oplog oplog) {
    super.dropCollection(collection, oplog);
    removeMap(collectionMap(collection));
  }

  private void removeMap(String name) {
    if (store.hasMap(name)) {
      changes.drop(name);
      store.removeMap(name);
    }
  }

  @Override
  public void moveCollection(
      de.bwaldvogel.mongo.MongoDatabase from, MongoCollection<?> collection, String newName) {
    throw new de.bwaldvogel.mongo.exception.MongoServerException(
        "renameCollection is not there in the embedded MongoDB");
  }

  private String collectionMap(String collection) {
    return PREFIX + databaseName + "." + collection;
  }

  private String indexMap(String collection, String index) {
    return INDEX_PREFIX + databaseName + "." + collection + "." + index;
  }

  @Override
  protected long getStorageSize() {
    return store.getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
