package org.anjuan.archive.platform.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One collection of the embedded server, a map from {@code _id} to document.
 *
 * <p>A document in the map never changes: the server edits what a query gives it in place, so every
 * query gives copies. Otherwise a commit or an answer would catch a document half edited.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Object> {

  private static final Logger LOG = LoggerFactory.getLogger(StoreCollection.class);
  private static final int LARGE = 1_000;

  private final JournaledMap<Object, Document> documents;
  private final Set<Set<String>> scannedFor = ConcurrentHashMap.newKeySet();

  StoreCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      JournaledMap<Object, Document> documents) {
    super(database, name, options, cursors);
    this.documents = documents;
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    var plan = QueryPlan.choose(getIndexes(), query, orderBy);
    if (plan == null) {
      warnOfScan(query);
      return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }
    return match(
        plan.ids().map(this::stored).filter(Objects::nonNull),
        query,
        plan.inOrder() ? null : orderBy,
        skip,
        limit,
        batchSize,
        fields);
  }

  /** Field names only: values may be a patient's. */
  private void warnOfScan(Document query) {
    if (documents.size() > LARGE) {
      var fields = Set.copyOf(Restrictions.of(query).fields());
      if (!fields.isEmpty() && scannedFor.add(fields)) {
        LOG.warn("{} is searched document by document for {}: no index helps", this, fields);
      }
    }
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    return match(documents.values(), query, orderBy, skip, limit, batchSize, fields);
  }

  private QueryResult match(
      Stream<Document> candidates,
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    return matchDocumentsFromStream(
        candidates.filter(it -> documentMatchesQuery(it, query)).map(Document::cloneDeeply),
        new Document(),
        orderBy,
        skip,
        limit,
        batchSize,
        fields);
  }

  private @Nullable Document stored(Object id) {
    return documents.get(id);
  }

  @Override
  protected Document getDocument(Object id) {
    return Objects.requireNonNull(documents.get(id)).cloneDeeply();
  }

  @Override
  protected Object addDocumentInternal(Document document) {
    var idField = getIdField();
    var id = idField == null ? UUID.randomUUID() : Objects.requireNonNull(document.get(idField));
    if (!documents.putIfAbsent(id, document.cloneDeeply())) {
      throw new IllegalStateException("A document of this id is there already in " + this);
    }
    return id;
  }

  @Override
  protected void handleUpdate(Object id, Document oldDocument, Document newDocument) {
    documents.put(id, newDocument.cloneDeeply());
  }

  @Override
  protected void removeDocument(Object id) {
    documents.remove(id);
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return documents
        .entries()
        .map(entry -> new DocumentWithPosition<>(entry.getValue().cloneDeeply(), entry.getKey()));
  }

  @Override
  public int count() {
    return Math.toIntExact(documents.size());
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int delta) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
