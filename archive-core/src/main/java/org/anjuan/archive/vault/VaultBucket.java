package org.anjuan.archive.vault;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.anjuan.archive.vault.MasterKeys.WrappedKey;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The GridFS bucket {@code vault} and the list of blobs that are not settled yet. Knows documents,
 * not keys; the package page describes them.
 */
final class VaultBucket {

  /** What may still have to be undone, or finished, for a blob. */
  enum Stage {
    WRITING,
    STORED,
    REMOVING
  }

  /** An entry of the list. */
  record Unsettled(BlobId id, Stage stage, Date since) {}

  /** A blob's header as stored, with its wrapped key. */
  record Stored(BlobHeader header, WrappedKey key) {}

  private static final int DELETE_BATCH = 64;
  private static final int KEPT_TOGETHER = 100;

  private final MongoCollection<Document> files;

  /** Not as {@code Document}: its {@code Binary} copies the bytes when made and when asked. */
  private final MongoCollection<BsonDocument> chunks;

  private final MongoCollection<Document> pending;
  private final BlockingQueue<BlobId> kept = new LinkedBlockingQueue<>();

  VaultBucket(MongoDatabase database) {
    this.files = database.getCollection("vault.files");
    this.chunks = database.getCollection("vault.chunks", BsonDocument.class);
    this.pending = database.getCollection("vault.pending");
  }

  void createIndexes() {
    files.createIndex(Indexes.ascending("filename", "uploadDate"));
    chunks.createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true));
    pending.createIndex(Indexes.ascending("since"));
  }

  // -- unsettled blobs

  void begin(BlobId id, Stage stage, Instant now) {
    pending.insertOne(entry(id, stage, now));
  }

  private static Document entry(BlobId id, Stage stage, Instant now) {
    return new Document("_id", id.value())
        .append("stage", stage.name())
        .append("since", Date.from(now));
  }

  /** Moves a blob on, unless the sweep was there first; says whether it was still there. */
  boolean advance(BlobId id, Stage to, Instant now) {
    var change =
        Updates.combine(Updates.set("stage", to.name()), Updates.set("since", Date.from(now)));
    return pending
            .updateOne(and(eq("_id", id.value()), ne("stage", Stage.REMOVING.name())), change)
            .getMatchedCount()
        == 1;
  }

  void beginRemoval(BlobId id, Instant now) {
    pending.replaceOne(
        eq("_id", id.value()), entry(id, Stage.REMOVING, now), new ReplaceOptions().upsert(true));
  }

  /** Puts a complete blob back on the list, if nobody is removing it. */
  void unsettle(BlobId id, Instant now) {
    settleKept(); // else what was kept a moment ago might take it off again
    if (!advance(id, Stage.STORED, now)) {
      try {
        begin(id, Stage.STORED, now);
      } catch (MongoWriteException there) {
        if (there.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw there;
        }
        // It is being removed: then it goes anyway.
      }
    }
  }

  /** Claims an entry for the sweep; false when it has moved on meanwhile. */
  boolean claim(Unsettled seen, Instant now) {
    var change =
        Updates.combine(
            Updates.set("stage", Stage.REMOVING.name()), Updates.set("since", Date.from(now)));
    var unchanged =
        and(
            eq("_id", seen.id().value()),
            eq("stage", seen.stage().name()),
            eq("since", seen.since()));
    return pending.updateOne(unchanged, change).getMatchedCount() == 1;
  }

  void settle(BlobId id) {
    pending.deleteOne(eq("_id", id.value()));
  }

  /** With others that are kept about now: until then the sweep would have to ask about them. */
  void settleSoon(BlobId id) {
    kept.add(id);
    if (kept.size() >= KEPT_TOGETHER) {
      settleKept();
    }
  }

  void settleKept() {
    var together = new ArrayList<BlobId>();
    kept.drainTo(together);
    if (together.isEmpty()) {
      return;
    }
    try {
      var ids = together.stream().map(BlobId::value).toList();
      pending.deleteMany(and(in("_id", ids), ne("stage", Stage.REMOVING.name())));
    } catch (MongoException away) {
      kept.addAll(together);
      throw away;
    }
  }

  List<Unsettled> unsettledSince(Instant before, int limit) {
    var found = new ArrayList<Unsettled>();
    for (var entry :
        pending.find(lt("since", Date.from(before))).sort(Sorts.ascending("since")).limit(limit)) {
      found.add(
          new Unsettled(
              new BlobId(entry.getString("_id")),
              Stage.valueOf(entry.getString("stage")),
              entry.getDate("since")));
    }
    return found;
  }

  // -- segments

  void insert(BlobId id, long first, List<byte[]> sealed) {
    var documents = new ArrayList<BsonDocument>(sealed.size());
    for (int i = 0; i < sealed.size(); i++) {
      documents.add(
          new BsonDocument("_id", new BsonObjectId(new ObjectId()))
              .append("files_id", new BsonString(id.value()))
              .append("n", new BsonInt32(Math.toIntExact(first + i)))
              .append("data", new BsonBinary(sealed.get(i))));
    }
    chunks.insertMany(documents, new InsertManyOptions().ordered(false));
  }

  /** Those of the segments {@code from} to before {@code to} that are there. */
  Map<Long, byte[]> segments(BlobId id, long from, long to) {
    var numbers = LongStream.range(from, to).mapToInt(Math::toIntExact).boxed().toList();
    var found = HashMap.<Long, byte[]>newHashMap(numbers.size());
    var query = chunks.find(and(eq("files_id", id.value()), in("n", numbers)));
    for (var chunk : query.batchSize(numbers.size() + 1)) {
      var sealed = chunk.get("data") instanceof BsonBinary data ? data.getData() : new byte[0];
      found.put(chunk.getNumber("n").longValue(), sealed);
    }
    return found;
  }

  private void deleteSegments(BlobId id) {
    while (true) {
      var ids = new ArrayList<Object>();
      for (var chunk :
          chunks
              .find(eq("files_id", id.value()))
              .projection(Projections.include("_id"))
              .limit(DELETE_BATCH)) {
        ids.add(chunk.get("_id"));
      }
      if (ids.isEmpty()) {
        return;
      }
      chunks.deleteMany(in("_id", ids));
    }
  }

  // -- files

  void insert(BlobHeader header, WrappedKey key) {
    files.insertOne(
        new Document("_id", header.id().value())
            .append("length", header.sealedBytes())
            .append("chunkSize", header.segmentBytes() + Suite.TAG_BYTES)
            .append("uploadDate", Date.from(header.created()))
            .append("filename", header.id().value())
            .append(
                "metadata",
                new Document("format", BlobHeader.FORMAT)
                    .append("suite", header.suite().label())
                    .append("keyId", key.keyId())
                    .append("key", new Binary(key.bytes()))
                    .append("size", header.size())
                    .append("sha256", header.sha256())));
  }

  boolean exists(BlobId id) {
    return files.find(eq("_id", id.value())).projection(Projections.include("_id")).first() != null;
  }

  Set<BlobId> existing(Set<BlobId> ids) {
    var values = ids.stream().map(BlobId::value).toList();
    var found = new ArrayList<Document>();
    files.find(in("_id", values)).projection(Projections.include("_id")).into(found);
    return found.stream().map(it -> new BlobId(it.getString("_id"))).collect(Collectors.toSet());
  }

  Optional<Stored> find(BlobId id) {
    return Optional.ofNullable(files.find(eq("_id", id.value())).first())
        .map(file -> stored(id, file));
  }

  private static Stored stored(BlobId id, Document file) {
    try {
      var metadata = file.get("metadata", Document.class);
      if (metadata.getInteger("format") != BlobHeader.FORMAT) {
        throw new TamperedBlob(id, "a format this version does not know");
      }
      var header =
          new BlobHeader(
              id,
              suite(metadata.getString("suite")),
              metadata.getLong("size"),
              file.getInteger("chunkSize") - Suite.TAG_BYTES,
              metadata.getString("sha256"),
              file.getDate("uploadDate").toInstant());
      if (file.getLong("length") != header.sealedBytes()) {
        throw new TamperedBlob(id, "its length is not what was stored");
      }
      var key = metadata.get("key", Binary.class).getData();
      return new Stored(header, new WrappedKey(metadata.getString("keyId"), key));
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      throw new TamperedBlob(id, "its metadata are damaged", e);
    }
  }

  private static Suite suite(@Nullable String label) {
    for (var suite : Suite.values()) {
      if (suite.label().equals(label)) {
        return suite;
      }
    }
    throw new IllegalArgumentException("No such suite");
  }

  /** The key first: from then on the rest is noise. */
  void delete(BlobId id) {
    files.deleteOne(eq("_id", id.value()));
    deleteSegments(id);
  }
}
