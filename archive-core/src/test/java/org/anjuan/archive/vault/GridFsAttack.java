package org.anjuan.archive.vault;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** The attacks on the bucket's documents. */
final class GridFsAttack implements VaultContract.StoreAttack {

  private final MongoDatabase database;
  private final MongoCollection<Document> files;
  private final MongoCollection<Document> chunks;

  GridFsAttack(MongoDatabase database) {
    this.database = database;
    this.files = database.getCollection("vault.files");
    this.chunks = database.getCollection("vault.chunks");
  }

  private Document chunk(BlobId id, int number) {
    var chunk = chunks.find(and(eq("files_id", id.value()), eq("n", number))).first();
    return Objects.requireNonNull(chunk);
  }

  private void changeBytes(BlobId id, int number, UnaryOperator<byte[]> change) {
    var chunk = chunk(id, number);
    var bytes = chunk.get("data", Binary.class).getData();
    chunks.replaceOne(
        eq("_id", chunk.get("_id")), chunk.append("data", new Binary(change.apply(bytes.clone()))));
  }

  @Override
  public void dropSegment(BlobId id, int number) {
    chunks.deleteOne(eq("_id", chunk(id, number).get("_id")));
  }

  @Override
  public void swapSegments(BlobId id, int one, int other) {
    var first = chunk(id, one).get("data", Binary.class).getData();
    var second = chunk(id, other).get("data", Binary.class).getData();
    changeBytes(id, one, ignored -> second);
    changeBytes(id, other, ignored -> first);
  }

  @Override
  public void copySegment(BlobId from, int number, BlobId to, int toNumber) {
    var copy =
        chunk(from, number)
            .append("_id", new ObjectId())
            .append("files_id", to.value())
            .append("n", toNumber);
    chunks.deleteOne(and(eq("files_id", to.value()), eq("n", toNumber)));
    chunks.insertOne(copy);
  }

  @Override
  public void appendBytes(BlobId id, int number, int bytes) {
    changeBytes(id, number, old -> Arrays.copyOf(old, old.length + bytes));
  }

  @Override
  public void cutBytes(BlobId id, int number, int bytes) {
    changeBytes(id, number, old -> Arrays.copyOf(old, old.length - bytes));
  }

  @Override
  public void flipBit(BlobId id, int number, int position) {
    changeBytes(
        id,
        number,
        old -> {
          old[position / 8] ^= (byte) (1 << (position % 8));
          return old;
        });
  }

  @Override
  public void changeEachFact(BlobId id, VaultContract.FactChanged changed) {
    var file = Objects.requireNonNull(files.find(eq("_id", id.value())).first());
    var metadata = file.get("metadata", Document.class);
    for (Map.Entry<String, Object> fact : file.entrySet()) {
      if (!fact.getKey().matches("_id|metadata|filename")) {
        tryWith(
            id, file, with(file, fact.getKey(), other(fact.getValue())), fact.getKey(), changed);
        tryWith(id, file, without(file, fact.getKey()), "missing " + fact.getKey(), changed);
      }
    }
    for (var fact : metadata.entrySet()) {
      var broken = with(metadata, fact.getKey(), other(fact.getValue()));
      tryWith(id, file, with(file, "metadata", broken), fact.getKey(), changed);
      var lacking = without(metadata, fact.getKey());
      tryWith(id, file, with(file, "metadata", lacking), "missing " + fact.getKey(), changed);
    }
    tryWith(id, file, without(file, "metadata"), "missing metadata", changed);
  }

  private void tryWith(
      BlobId id, Document right, Document wrong, String fact, VaultContract.FactChanged changed) {
    files.replaceOne(eq("_id", id.value()), wrong);
    changed.now(fact);
    files.replaceOne(eq("_id", id.value()), right);
  }

  private static Document with(Document document, String field, Object value) {
    return new Document(document).append(field, value);
  }

  private static Document without(Document document, String field) {
    var copy = new Document(document);
    copy.remove(field);
    return copy;
  }

  private static Object other(Object value) {
    return switch (value) {
      case Integer number -> number + 1;
      case Long number -> number + 1;
      case Date date -> new Date(date.getTime() + 1);
      case Binary binary -> {
        var bytes = binary.getData().clone();
        bytes[bytes.length / 2] ^= 1;
        yield new Binary(bytes);
      }
      case String text when text.equals("AES-256-GCM") -> "SM4-GCM";
      case String text when text.equals("SM4-GCM") -> "AES-256-GCM";
      case String text -> (text.charAt(0) == 'a' ? "b" : "a") + text.substring(1);
      default -> throw new IllegalStateException("A fact of unknown kind");
    };
  }

  @Override
  public void copyMetadata(BlobId from, BlobId to) {
    var source = Objects.requireNonNull(files.find(eq("_id", from.value())).first());
    files.replaceOne(eq("_id", to.value()), new Document(source).append("_id", to.value()));
  }

  @Override
  public long storedParts() {
    return files.countDocuments()
        + chunks.countDocuments()
        + database.getCollection("vault.pending").countDocuments();
  }
}
