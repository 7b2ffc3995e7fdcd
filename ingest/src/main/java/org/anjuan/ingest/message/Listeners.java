package org.anjuan.ingest.message;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/**
 * The receiving ends. There are dozens, not thousands. Every change is on record before it is done.
 */
@Service
public class Listeners {
  private final MongoOperations mongo;
  private final AuditTrail trail;
  private final Clock clock;
  private final List<Runnable> told = new CopyOnWriteArrayList<>();

  Listeners(MongoOperations mongo, AuditTrail trail, Clock clock) {
    this.mongo = mongo;
    this.trail = trail;
    this.clock = clock;
  }

  public List<Listener> all() {
    return mongo.find(new Query().with(Sort.by("_id")), Listener.class);
  }

  public Optional<Listener> find(ListenerCode code) {
    return Optional.ofNullable(mongo.findById(code, Listener.class));
  }

  /**
   * Enters a listener, or puts it in the place of the version it was made from.
   *
   * @throws ListenerChanged when somebody else was faster
   */
  public Listener put(Actor by, Listener listener) {
    var next = listener.numbered(listener.version() + 1);
    trail.append(
        AuditEvent.of(by, AuditAction.LISTENER_CHANGED, clock.instant())
            .detail(
                "%s %s %s:%d %s"
                        .formatted(
                            next.code(),
                            next.protocol(),
                            next.bind(),
                            next.port(),
                            next.enabled() ? "on" : "off")
                    + (next.view() == null ? "" : " " + next.view().said())));
    if (!write(next)) {
      throw new ListenerChanged();
    }
    told.forEach(Runnable::run);
    return next;
  }

  /** Has {@code listener} run when something is changed on this node. */
  public void tellOfChanges(Runnable listener) {
    told.add(listener);
  }

  private boolean write(Listener next) {
    try {
      if (next.version() == 1) {
        mongo.insert(next);
        return true;
      }
      return mongo
          .update(Listener.class)
          .matching(query(where("_id").is(next.code()).and("version").is(next.version() - 1)))
          .replaceWith(next)
          .findAndReplace()
          .isPresent();
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }
}
