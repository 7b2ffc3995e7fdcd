package org.anjuan.archive.export;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.HashSet;
import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Which copies exports still refer to. Asked about the few that a crash may have left behind. */
@Component
class ExportBlobs implements BlobReferences {
  private final MongoOperations mongo;

  ExportBlobs(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public Set<BlobId> referenced(Set<BlobId> candidates) {
    var ids = candidates.stream().map(BlobId::value).toList();
    var referring =
        new Criteria().orOperator(where("lines.blob").in(ids), where("print.blob").in(ids));
    var found = new HashSet<BlobId>();
    mongo.find(query(referring), ExportJob.class).forEach(job -> found.addAll(Exports.blobs(job)));
    found.retainAll(candidates);
    return found;
  }
}
