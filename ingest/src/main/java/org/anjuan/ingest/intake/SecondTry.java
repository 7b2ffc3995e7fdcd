package org.anjuan.ingest.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Function;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.quarantine.Quarantine;
import org.anjuan.ingest.quarantine.Quarantined;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lets people give what lies in quarantine another try, as it is or with better metadata. One of
 * them at a time: the others are told with {@link org.anjuan.ingest.quarantine.EntryTaken}.
 */
@Service
public class SecondTry {
  private final Quarantine quarantine;
  private final Intake intake;
  private final Statements statements;
  private final MetaReader reader;
  private final Vault vault;
  private final AuditTrail trail;
  private final Clock clock;

  SecondTry(
      Quarantine quarantine,
      Intake intake,
      Statements statements,
      MetaReader reader,
      Vault vault,
      AuditTrail trail,
      Clock clock) {
    this.quarantine = quarantine;
    this.intake = intake;
    this.statements = statements;
    this.reader = reader;
    this.vault = vault;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Files a document with the metadata it came with.
   *
   * @throws IntakeRefused when it still can't be accepted; the entry stays
   */
  public IntakeReceipt retry(Actor actor, @Nullable String address, Quarantined seen) {
    return claimed(
        seen,
        entry -> {
          note(actor, address, entry, AuditAction.QUARANTINE_RETRIED);
          var delivery = delivery(entry.channel(), actor, address, entry);
          return file(delivery, came(entry), entry);
        });
  }

  /**
   * Files a document with what {@code corrections} say, and for the rest with what it came with.
   *
   * @throws IntakeRefused when it still can't be accepted; the entry stays
   */
  public IntakeReceipt assign(
      Actor actor, @Nullable String address, Quarantined seen, IntakeMeta corrections) {
    return claimed(
        seen,
        entry -> {
          note(actor, address, entry, AuditAction.QUARANTINE_ASSIGNED);
          var delivery = delivery(Channel.ASSIGNED, actor, address, entry);
          return file(delivery, corrections.orElse(came(entry)), entry);
        });
  }

  /**
   * Takes in a statement as it came: it must not contradict the path it lay in.
   *
   * @throws IntakeRefused when it still can't be taken; the entry stays
   */
  public MedicalRecord state(Actor actor, @Nullable String address, Quarantined seen) {
    return claimed(
        seen,
        entry -> {
          note(actor, address, entry, AuditAction.QUARANTINE_RETRIED);
          var delivery = delivery(entry.channel(), actor, address, entry);
          var path = came(entry);
          return state(delivery, path, entry, said -> said.agreeingWith(path));
        });
  }

  /**
   * Takes in a statement with what {@code corrections} say of the stay, and for the rest as it
   * came.
   *
   * @throws IntakeRefused when it still can't be taken; the entry stays
   */
  public MedicalRecord stateAs(
      Actor actor, @Nullable String address, Quarantined seen, IntakeMeta corrections) {
    return claimed(
        seen,
        entry -> {
          note(actor, address, entry, AuditAction.QUARANTINE_ASSIGNED);
          var delivery = delivery(Channel.ASSIGNED, actor, address, entry);
          var known = corrections.orElse(came(entry));
          return state(
              delivery, known, entry, said -> corrections.orElse(said).orElse(came(entry)));
        });
  }

  /** An entry that was refused again or dealt with is nobody's any more; else it is let go here. */
  private <T> T claimed(Quarantined seen, Function<Quarantined, T> deed) {
    var entry = quarantine.claim(seen.id());
    try {
      return deed.apply(entry);
    } catch (IntakeRefused again) {
      throw again;
    } catch (RuntimeException failed) {
      quarantine.unclaim(entry);
      throw failed;
    }
  }

  private IntakeReceipt file(Delivery delivery, IntakeMeta meta, Quarantined entry) {
    var received = Received.from(entry);
    var filed = intake.enter(delivery, meta, received);
    quarantine.release(entry);
    if (Intake.isCopy(received, filed)) {
      quarantine.dropBytes(entry);
    }
    return Intake.receipt(filed);
  }

  private MedicalRecord state(
      Delivery delivery,
      IntakeMeta known,
      Quarantined entry,
      Function<IntakeMeta, IntakeMeta> completing) {
    try {
      var record = statements.state(delivery, completing.apply(reader.read(json(entry))));
      quarantine.release(entry);
      quarantine.dropBytes(entry);
      return record;
    } catch (MetaRefused refused) {
      throw intake.refuseStatement(delivery, known, Received.from(entry), refused);
    }
  }

  private byte[] json(Quarantined entry) {
    try (var content = vault.open(entry.content());
        var in = content.stream()) {
      return in.readNBytes(MetaReader.LONGEST_META + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IntakeMeta came(Quarantined entry) {
    return reader.read(quarantine.meta(entry));
  }

  private static Delivery delivery(
      Channel channel, Actor actor, @Nullable String address, Quarantined entry) {
    return new Delivery(channel, actor, address, entry.fileName());
  }

  private void note(Actor actor, @Nullable String address, Quarantined entry, AuditAction action) {
    trail.append(
        AuditEvent.of(actor, action, clock.instant()).address(address).detail(entry.id().value()));
  }
}
