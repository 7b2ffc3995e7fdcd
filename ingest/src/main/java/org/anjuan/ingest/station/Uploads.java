package org.anjuan.ingest.station;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Uploads that are still coming: few, so that lists may scan them. Their parts are never marked as
 * kept: once the upload is gone, the vault's own sweep finds what a crash left of them.
 */
@Component
class Uploads implements BlobReferences {
  private final MongoOperations mongo;
  private final Vault vault;
  private final Clock clock;

  Uploads(MongoOperations mongo, Vault vault, Clock clock) {
    this.mongo = mongo;
    this.vault = vault;
    this.clock = clock;
  }

  Optional<Upload> find(String key) {
    return Optional.ofNullable(mongo.findById(key, Upload.class));
  }

  /**
   * Adds a part behind {@code size} bytes.
   *
   * @return false when that is not where the upload stands now; the part is removed
   */
  boolean append(String key, long size, StoredBlob part) {
    if (added(key, size, part)) {
      return true;
    }
    vault.remove(part.id());
    return false;
  }

  private boolean added(String key, long size, StoredBlob part) {
    var next = size + part.size();
    if (size == 0) {
      try {
        mongo.insert(new Upload(key, List.of(part.id()), next, clock.instant()));
        return true;
      } catch (DuplicateKeyException begun) {
        return false;
      }
    }
    var change =
        new Update()
            .push("parts", part.id().value())
            .set("size", next)
            .set("touchedAt", clock.instant());
    var here = query(where("_id").is(key).and("size").is(size));
    return mongo.updateFirst(here, change, Upload.class).getMatchedCount() == 1;
  }

  /** Forgets an upload and destroys its parts. */
  void remove(Upload upload) {
    mongo.remove(query(where("_id").is(upload.key())), Upload.class);
    upload.parts().forEach(vault::remove);
  }

  /** Those that have not gone on since a moment. */
  List<Upload> untouchedSince(Instant moment) {
    return mongo.find(query(where("touchedAt").lt(moment)), Upload.class);
  }

  @Override
  public Set<BlobId> referenced(Set<BlobId> candidates) {
    var found = new HashSet<BlobId>();
    mongo.findAll(Upload.class).forEach(upload -> found.addAll(upload.parts()));
    found.retainAll(candidates);
    return found;
  }

  /** All parts, one after the other. */
  PartStream open(Upload upload) {
    return new PartStream(vault, new ArrayList<>(upload.parts()));
  }
}
