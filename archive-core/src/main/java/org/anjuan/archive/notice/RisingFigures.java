package org.anjuan.archive.notice;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * Figures that ought to be nought: people are told when one has risen, and when it is nought again.
 * What was told last is kept in the store (collection {@code notice_figures}), so that no restart
 * and no other node tells it anew. Who dies between telling and keeping tells twice, rather than
 * never.
 */
@Service
public class RisingFigures {
  private final MongoCollection<Document> figures;
  private final ApplicationEventPublisher events;

  RisingFigures(MongoOperations mongo, ApplicationEventPublisher events) {
    this.figures = mongo.getCollection("notice_figures");
    this.events = events;
  }

  /** The figure is {@code now}: publishes the notice when that is more than was told last. */
  public void note(Notice notice, long now) {
    var id = notice.id().value();
    var stored = figures.find(eq("_id", id)).first();
    if (stored != null && stored.getLong("figure") == now) {
      return;
    }
    if (now == 0) {
      events.publishEvent(new NoticeOver(notice.kind(), notice.subject()));
    } else if (stored == null || now > stored.getLong("figure")) {
      events.publishEvent(notice);
    }
    figures.updateOne(eq("_id", id), Updates.set("figure", now), new UpdateOptions().upsert(true));
  }
}
