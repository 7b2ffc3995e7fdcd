package org.anjuan.archive.document;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.FieldCipher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/**
 * Passwords by which documents of a source are locked. They are sealed in the store and never shown
 * again; they open the document for reading, the original stays locked as it came.
 */
@Service
public class DocumentPasswords {
  /** All of them are tried on a locked document. */
  public static final int MOST = 20;

  private static final int LONGEST = 127;
  private static final int MOST_TRIES = 50;
  private static final String DOMAIN = "document.password";

  private final MongoOperations mongo;
  private final FieldCipher cipher;
  private final Clock clock;

  DocumentPasswords(MongoOperations mongo, FieldCipher cipher, Clock clock) {
    this.mongo = mongo;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** What is known of a source; passwords only sealed. */
  @Document("document-passwords")
  public record Known(
      @Id String source, List<String> sealed, Instant changedAt, String changedBy, long revision) {
    public Known {
      sealed = List.copyOf(sealed);
    }

    @Override
    public String toString() {
      return "Known[" + source + "]";
    }
  }

  /** Those of a source, newest first. */
  public List<String> of(String source) {
    var known = mongo.findById(source, Known.class);
    return known == null ? List.of() : opened(known);
  }

  public List<Known> all() {
    return mongo.findAll(Known.class);
  }

  /**
   * Adds one, which is tried first from now on.
   *
   * @throws InvalidValue when it is empty, too long, or the source has as many as it may
   */
  public void add(Actor by, SourceKey anyOfSource, String password) {
    if (password.isEmpty() || password.length() > LONGEST) {
      throw new InvalidValue("password");
    }
    var source = anyOfSource.system();
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      var before = mongo.findById(source, Known.class);
      var sealed = new ArrayList<String>();
      sealed.add(cipher.seal(DOMAIN, password));
      if (before != null) {
        if (opened(before).contains(password)) {
          return;
        }
        sealed.addAll(before.sealed());
      }
      if (sealed.size() > MOST) {
        throw new InvalidValue("password");
      }
      long revision = before == null ? 1 : before.revision() + 1;
      if (write(new Known(source, sealed, clock.instant(), by.id().value(), revision))) {
        return;
      }
    }
    throw new IllegalStateException("contended");
  }

  public boolean forget(String source) {
    return mongo
            .remove(Query.query(Criteria.where("_id").is(source)), Known.class)
            .getDeletedCount()
        > 0;
  }

  private List<String> opened(Known known) {
    return known.sealed().stream().map(sealed -> cipher.open(DOMAIN, sealed)).toList();
  }

  private boolean write(Known changed) {
    if (changed.revision() == 1) {
      try {
        mongo.insert(changed);
        return true;
      } catch (DuplicateKeyException another) {
        return false;
      }
    }
    var asRead =
        Query.query(
            Criteria.where("_id").is(changed.source()).and("revision").is(changed.revision() - 1));
    return mongo
        .update(Known.class)
        .matching(asRead)
        .replaceWith(changed)
        .findAndReplace()
        .isPresent();
  }
}
