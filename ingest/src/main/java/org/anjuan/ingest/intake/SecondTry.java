package org.anjuan.ingest.intake;

import java.time.Clock;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.Quarantined;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets people give what lies in quarantine another try, as it is or with better metadata. */
@Service
public class SecondTry {
  private final Quarantine quarantine;
  private final Intake intake;
  private final MetaReader reader;
  private final AuditTrail trail;
  private final Clock clock;

  SecondTry(
      Quarantine quarantine, Intake intake, MetaReader reader, AuditTrail trail, Clock clock) {
    this.quarantine = quarantine;
    this.intake = intake;
    this.reader = reader;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Files the entry with the metadata it came with.
   *
   * @throws IntakeRefused when it still can't be accepted; the entry stays
   */
  public IntakeReceipt retry(Actor actor, @Nullable String address, Quarantined entry) {
    note(actor, address, entry, AuditAction.QUARANTINE_RETRIED);
    return file(actor, address, entry, reader.read(quarantine.meta(entry)), entry.channel());
  }

  /**
   * Files the entry with what {@code corrections} say, and for the rest with what it came with.
   *
   * @throws IntakeRefused when it still can't be accepted; the entry stays
   */
  public IntakeReceipt assign(
      Actor actor, @Nullable String address, Quarantined entry, IntakeMeta corrections) {
    note(actor, address, entry, AuditAction.QUARANTINE_ASSIGNED);
    var meta = corrections.orElse(reader.read(quarantine.meta(entry)));
    return file(actor, address, entry, meta, Channel.ASSIGNED);
  }

  private IntakeReceipt file(
      Actor actor, @Nullable String address, Quarantined entry, IntakeMeta meta, Channel channel) {
    var content = new StoredBlob(entry.content(), entry.size(), entry.sha256());
    var delivery = new Delivery(channel, actor, address, entry.fileName());
    var received = new Received(content, entry.mediaType());
    try {
      var filed = intake.enter(delivery, meta, received);
      quarantine.release(entry.id());
      intake.dropCopy(received, filed);
      return Intake.receipt(filed);
    } catch (IntakeRefused again) {
      if (!again.entry().id().equals(entry.id())) {
        quarantine.release(entry.id());
      }
      throw again;
    }
  }

  private void note(Actor actor, @Nullable String address, Quarantined entry, AuditAction action) {
    trail.append(
        AuditEvent.of(actor, action, clock.instant()).address(address).detail(entry.id().value()));
  }
}
