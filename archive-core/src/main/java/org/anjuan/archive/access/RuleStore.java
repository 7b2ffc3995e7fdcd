package org.anjuan.archive.access;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The rules of one kind: some dozens, read whole with each request, never from a cache. Who writes
 * says before, in the audit trail, what he does.
 */
public final class RuleStore<R extends Rule> {
  private static final int MOST = 1_000;

  private final MongoOperations mongo;
  private final Class<R> type;

  RuleStore(MongoOperations mongo, Class<R> type) {
    this.mongo = mongo;
    this.type = type;
  }

  /** All of them, by code. */
  public List<R> all() {
    return mongo.find(new Query().with(Sort.by("_id")).limit(MOST), type);
  }

  public Optional<R> find(RuleId id) {
    return Optional.ofNullable(mongo.findById(id, type));
  }

  /**
   * Adds a rule of revision 1, or puts a later one over its predecessor.
   *
   * @throws RuleChanged when somebody else was faster
   */
  public void put(R rule) {
    if (!write(rule)) {
      throw new RuleChanged(rule.id());
    }
  }

  private boolean write(R rule) {
    if (rule.revision() == 1) {
      try {
        mongo.insert(rule);
        return true;
      } catch (DuplicateKeyException another) {
        return false;
      }
    }
    var asRead =
        Query.query(Criteria.where("_id").is(rule.id()).and("revision").is(rule.revision() - 1));
    return mongo.update(type).matching(asRead).replaceWith(rule).findAndReplace().isPresent();
  }
}
