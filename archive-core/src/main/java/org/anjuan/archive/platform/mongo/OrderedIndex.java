package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index that can be walked in order. The position of a document is its {@code _id}.
 *
 * <p>The server's own choice of an index ({@link #canHandle}) is not used, since it wants a query
 * of exactly the index's fields; {@link QueryPlan} chooses.
 */
abstract class OrderedIndex extends Index<Object> {

  OrderedIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
  }

  /**
   * The ids under keys that begin with {@code prefix} and whose next value is within the bounds,
   * both included, in the order of the index or against it. May give an id twice where a field is
   * an array, and may give more than asked for: the caller compares each document with its query.
   */
  abstract Stream<Object> walk(
      List<Object> prefix, @Nullable Object from, @Nullable Object to, boolean backwards);

  final List<String> fields() {
    return keys();
  }

  final boolean leavesOutDocuments() {
    return isSparse();
  }

  @Override
  public Object getPosition(Document document) {
    return Objects.requireNonNull(document.get("_id"));
  }

  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    throw new UnsupportedOperationException("QueryPlan walks the index");
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void drop() {}

  @Override
  public abstract void checkAdd(Document document, MongoCollection<Object> collection);
}
