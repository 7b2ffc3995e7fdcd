package org.anjuan.archive.anomaly;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.List;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.work.Leases;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Follows the trail, one node at a time. Position and windows are kept in one write after each
 * batch: when a node dies before it, the batch is looked at again and comes to the same anomalies
 * under the same names.
 */
@Component
class AnomalyWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AnomalyWatch.class);
  private static final String ID = "watch";
  private static final String LEASE = "anomaly-watch";
  private static final Duration LEASED = Duration.ofMinutes(2);
  private static final int BATCH = 500;

  private final AuditTrail trail;
  private final AnomalyRules rules;
  private final Suspicion suspicion;
  private final Anomalies anomalies;
  private final Leases leases;
  private final MongoCollection<Document> state;

  AnomalyWatch(
      AuditTrail trail,
      AnomalyRules rules,
      Suspicion suspicion,
      Anomalies anomalies,
      Leases leases,
      MongoOperations mongo) {
    this.trail = trail;
    this.rules = rules;
    this.suspicion = suspicion;
    this.anomalies = anomalies;
    this.leases = leases;
    this.state = mongo.getCollection("anomaly_state");
  }

  @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT5S")
  void look() {
    try {
      catchUp();
    } catch (RuntimeException away) {
      LOG.warn("The watch over the audit trail waits: {}", away.toString());
    }
  }

  void catchUp() {
    if (!leases.hold(LEASE, LEASED)) {
      return;
    }
    var known = state.find(eq("_id", ID)).first();
    var windows =
        known == null ? new Windows() : Windows.read(known.getList("windows", Document.class));
    var position = known == null ? null : AuditPosition.parse(known.getString("position"));
    List<AuditEntry> fresh;
    do {
      fresh = trail.since(position, BATCH);
      if (!fresh.isEmpty()) {
        var inForce = rules.all().stream().filter(AnomalyRule::enabled).toList();
        for (var entry : fresh) {
          inForce.forEach(rule -> suspicion.of(entry, rule, windows).ifPresent(anomalies::raise));
        }
        position = fresh.getLast().position();
        windows.forget(fresh.getLast().event().at());
        state.replaceOne(
            eq("_id", ID),
            new Document("_id", ID)
                .append("position", position.id())
                .append("windows", windows.write()),
            new ReplaceOptions().upsert(true));
      }
    } while (!fresh.isEmpty() && leases.hold(LEASE, LEASED));
  }
}
