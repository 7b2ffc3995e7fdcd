package org.anjuan.ingest.message;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.HashSet;
import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Which blobs are the text of messages. */
@Component
class MessageBlobs implements BlobReferences {
  private final MongoOperations mongo;

  MessageBlobs(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public Set<BlobId> referenced(Set<BlobId> candidates) {
    var ids = candidates.stream().map(BlobId::value).toList();
    var found = new HashSet<BlobId>();
    mongo
        .find(query(where("content").in(ids)), ReceivedMessage.class)
        .forEach(message -> found.add(message.content()));
    return found;
  }
}
