package org.anjuan.archive.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.anomaly.Windows.Touch;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whether an event, with what came before it, is an anomaly by a rule. */
@Component
class Suspicion {
  private static final String UNKNOWN = "unknown";

  private final MedicalRecords records;
  private final HospitalZone zone;

  Suspicion(MedicalRecords records, HospitalZone zone) {
    this.records = records;
    this.zone = zone;
  }

  Optional<Anomaly> of(AuditEntry entry, AnomalyRule rule, Windows windows) {
    var event = entry.event();
    if (isExcepted(event, rule)) {
      return Optional.empty();
    }
    var found =
        switch (rule.kind()) {
          case MANY_RECORDS -> manyRecords(entry, rule, windows);
          case NIGHT_ACCESS -> nightAccess(entry, rule, windows);
          case TAGGED_WITHOUT_RELATION -> tagged(entry, rule, windows);
          case REPEATED_REFUSALS -> refusals(entry, rule, windows);
        };
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(anomaly(entry, rule, found, rule.kind()));
  }

  private static List<Touch> manyRecords(AuditEntry entry, AnomalyRule rule, Windows windows) {
    var record = opened(entry.event());
    return record == null
        ? List.of()
        : windows.slide(
            key(rule, entry.event().actor()),
            touch(entry, record),
            Duration.ofMinutes(rule.minutes()),
            rule.limit());
  }

  private List<Touch> nightAccess(AuditEntry entry, AnomalyRule rule, Windows windows) {
    var record = opened(entry.event());
    var local = entry.event().at().atZone(zone.id());
    if (record == null || !rule.isNight(local.toLocalTime())) {
      return List.of();
    }
    // After midnight it is still the night of the day before.
    var night =
        rule.from().isAfter(rule.to()) && local.toLocalTime().isBefore(rule.to())
            ? local.toLocalDate().minusDays(1)
            : local.toLocalDate();
    return windows.once(
        key(rule, entry.event().actor()) + "|" + night, touch(entry, record), rule.limit());
  }

  private List<Touch> tagged(AuditEntry entry, AnomalyRule rule, Windows windows) {
    var event = entry.event();
    var id = opened(event);
    if (id == null) {
      return List.of();
    }
    var day = event.at().atZone(zone.id()).toLocalDate();
    var facts = find(id).map(MedicalRecord::facts).orElse(null);
    if (facts == null || Collections.disjoint(facts.tags(), rule.tags())) {
      return List.of();
    }
    var number = event.who().staffNo();
    var treats =
        number != null
            && facts.treating().stream().map(StaffNumber::value).anyMatch(number::equals);
    return treats
        ? List.of()
        : windows.once(key(rule, event.actor()) + "|" + id + "|" + day, touch(entry, id), 1);
  }

  private Optional<MedicalRecord> find(String id) {
    try {
      return records.find(new RecordId(id));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static List<Touch> refusals(AuditEntry entry, AnomalyRule rule, Windows windows) {
    var event = entry.event();
    if (event.outcome() != AuditOutcome.REFUSED || event.action() == AuditAction.QUARANTINED) {
      return List.of();
    }
    var who = event.actor().equals(UNKNOWN) ? UNKNOWN + "@" + event.address() : event.actor();
    return windows.slide(
        key(rule, who),
        touch(entry, entry.position().id()),
        Duration.ofMinutes(rule.minutes()),
        rule.limit());
  }

  /** The record that a person, not a system, has opened by this; null when none. */
  private static @Nullable String opened(AuditEvent event) {
    return event.who().roles() == null || event.outcome() != AuditOutcome.SUCCESS
        ? null
        : switch (event.action()) {
          case INTAKE, QUARANTINE_ASSIGNED, QUARANTINE_RETRIED -> null;
          default -> event.recordId();
        };
  }

  private static boolean isExcepted(AuditEvent event, AnomalyRule rule) {
    var roles = event.who().roles();
    return roles != null && rule.exceptRoles().containsAll(Set.of(roles.split(",")));
  }

  private static String key(AnomalyRule rule, String who) {
    return rule.id() + " " + rule.version() + "|" + who;
  }

  private static Touch touch(AuditEntry entry, String subject) {
    return new Touch(entry.position().id(), subject, entry.event().at());
  }

  private static Anomaly anomaly(
      AuditEntry trigger, AnomalyRule rule, List<Touch> found, AnomalyKind kind) {
    var event = trigger.event();
    Instant at = event.at();
    return new Anomaly(
        Anomaly.id(trigger.position(), rule),
        rule.id(),
        rule.version(),
        kind,
        at,
        event.actor(),
        event.actorName(),
        event.address(),
        kind == AnomalyKind.TAGGED_WITHOUT_RELATION ? event.recordId() : null,
        found.size(),
        found.stream().map(touch -> AuditPosition.parse(touch.position())).toList(),
        null,
        null,
        null);
  }
}
