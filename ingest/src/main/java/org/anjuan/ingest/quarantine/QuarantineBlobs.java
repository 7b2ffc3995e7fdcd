package org.anjuan.ingest.quarantine;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.HashSet;
import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Which blobs lie in quarantine. */
@Component
class QuarantineBlobs implements BlobReferences {
  private final MongoOperations mongo;

  QuarantineBlobs(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public Set<BlobId> referenced(Set<BlobId> candidates) {
    var ids = candidates.stream().map(BlobId::value).toList();
    var found = new HashSet<BlobId>();
    mongo
        .find(query(where("content").in(ids)), Quarantined.class)
        .forEach(entry -> found.add(entry.content()));
    return found;
  }
}
