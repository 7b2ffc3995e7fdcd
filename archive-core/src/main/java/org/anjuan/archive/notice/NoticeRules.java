package org.anjuan.archive.notice;

import java.util.List;
import java.util.Optional;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/**
 * The rules: some dozens, read whole each time. Who writes says so in the audit trail before. What
 * went on before there was a rule for it is told by the rule that comes.
 */
@Service
public class NoticeRules {
  private static final int MOST = 500;

  private final MongoOperations mongo;
  private final NoticeBook book;
  private final WorkQueue work;

  NoticeRules(MongoOperations mongo, NoticeBook book, WorkQueue work) {
    this.mongo = mongo;
    this.book = book;
    this.work = work;
  }

  public List<NoticeRule> all() {
    return mongo.find(new Query().with(Sort.by("_id")).limit(MOST), NoticeRule.class);
  }

  public Optional<NoticeRule> find(String id) {
    return Optional.ofNullable(mongo.findById(id, NoticeRule.class));
  }

  /**
   * Adds a rule of revision 1, or puts a later one over its predecessor.
   *
   * @return false when somebody else was faster
   */
  public boolean put(NoticeRule rule) {
    if (!write(rule)) {
      return false;
    }
    for (var notice : book.untold(rule.kinds())) {
      work.ask(WorkKind.TELL_NOTICE, notice.value());
    }
    return true;
  }

  private boolean write(NoticeRule rule) {
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
    return mongo
        .update(NoticeRule.class)
        .matching(asRead)
        .replaceWith(rule)
        .findAndReplace()
        .isPresent();
  }

  /**
   * Removes a rule as it was read.
   *
   * @return false when somebody else was faster
   */
  public boolean remove(String id, long revision) {
    var asRead = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
    return mongo.remove(asRead, NoticeRule.class).getDeletedCount() > 0;
  }
}
