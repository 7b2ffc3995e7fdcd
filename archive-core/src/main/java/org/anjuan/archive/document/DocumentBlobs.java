package org.anjuan.archive.document;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * Which blobs documents refer to. Asked only about the few that a crash may have left behind, so
 * that looking through the documents is affordable where the server keeps no index for it.
 */
@Component
class DocumentBlobs implements BlobReferences {
  private static final String CONTENT = "versions.content";
  private static final String TEXT = "versions.extracted.text";
  private static final String POSTER = "versions.extracted.film.poster";
  private static final String RENDITION = "versions.extracted.film.rendition";
  private static final String THUMBNAILS = "versions.extracted.thumbnails";

  private final MongoOperations mongo;

  DocumentBlobs(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public Set<BlobId> referenced(Set<BlobId> candidates) {
    Collection<String> ids = candidates.stream().map(BlobId::value).toList();
    var referring =
        new Criteria()
            .orOperator(
                where(CONTENT).in(ids),
                where(TEXT).in(ids),
                where(THUMBNAILS).in(ids),
                where(POSTER).in(ids),
                where(RENDITION).in(ids));
    var found = new HashSet<BlobId>();
    for (var document : mongo.find(query(referring), ArchivedDocument.class)) {
      found.addAll(document.blobs());
    }
    found.retainAll(candidates);
    return found;
  }
}
