package org.anjuan.archive.paper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.Stated;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** The rules for paper of all campuses. */
@Service
public class CampusPaperRules implements RequiredPapers {
  private final MongoOperations mongo;

  CampusPaperRules(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public PaperRules of(CampusCode campus) {
    var rules = mongo.findById(campus, PaperRules.class);
    return rules == null ? PaperRules.initial(campus) : rules;
  }

  /**
   * Sets a campus's rules.
   *
   * @param changed with the revision that was seen
   * @throws PaperRulesChanged when there is a later one
   */
  public PaperRules put(PaperRules changed) {
    var next = changed.next();
    try {
      if (changed.revision() == 0) {
        return mongo.insert(next);
      }
    } catch (DuplicateKeyException another) {
      throw new PaperRulesChanged();
    }
    var asSeen = query(where("_id").is(changed.campus()).and("revision").is(changed.revision()));
    if (mongo
        .update(PaperRules.class)
        .matching(asSeen)
        .replaceWith(next)
        .findAndReplace()
        .isEmpty()) {
      throw new PaperRulesChanged();
    }
    return next;
  }

  @Override
  public Set<CategoryCode> of(MedicalRecord record) {
    var operations = Stated.valueOf(record.encounter().operations());
    var operated = operations != null && !operations.isEmpty();
    return of(record.stay().campus()).required().stream()
        .filter(required -> operated || !required.onlyOperated())
        .map(PaperRules.Required::category)
        .collect(Collectors.toSet());
  }
}
