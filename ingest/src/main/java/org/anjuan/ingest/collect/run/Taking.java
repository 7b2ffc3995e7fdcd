package org.anjuan.ingest.collect.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.Journeys;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.SourceTrouble;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.collect.collector.Delay;
import org.anjuan.ingest.collect.mapping.MetaMapper;
import org.anjuan.ingest.collect.mapping.MetaMapping;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.HeaderUnread;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Received;
import org.anjuan.ingest.intake.Reception;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes one item in: its bytes into the vault, then the intake, then a note of it, and the source
 * is told last. Whatever breaks off is done again from the beginning, which changes nothing twice.
 */
@Component
class Taking {
  private static final Actor COLLECTOR = Actor.system("collector");
  private static final int MOST_ATTEMPTS = 8;
  private static final Duration SOURCE_PAUSE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final SourceItems items;
  private final Reception reception;
  private final Intake intake;
  private final MetaMapper mapper;
  private final Vault vault;
  private final Completions completions;
  private final Journeys journeys;

  Taking(
      SourceItems items,
      Reception reception,
      Intake intake,
      MetaMapper mapper,
      Vault vault,
      Completions completions,
      Journeys journeys) {
    this.journeys = journeys;
    this.completions = completions;
    this.items = items;
    this.reception = reception;
    this.intake = intake;
    this.mapper = mapper;
    this.vault = vault;
  }

  /**
   * Takes it in, or notes why not.
   *
   * @throws IOException when the source as a whole does not answer: it is not the item's fault
   */
  void take(RunContext run, SourceItem item) throws IOException {
    try {
      if (item.state() == ItemState.ACKNOWLEDGING) {
        acknowledge(run, item);
      } else {
        journeys.begin("collect", () -> fetch(run, item));
      }
    } catch (DeliveryTooLarge tooLarge) {
      giveUp(run, item, "TOO_LARGE");
    } catch (HeaderUnread noWorkers) {
      items.change(
          item,
          item.state(),
          SourceItemChanges.later("HEADER_UNREAD", run.now().plus(SOURCE_PAUSE)));
    } catch (IOException e) {
      var trouble = SourceTrouble.of(e);
      if (isOfTheSource(trouble)) {
        items.change(
            item,
            item.state(),
            SourceItemChanges.later(trouble.name(), run.now().plus(SOURCE_PAUSE)));
        throw e;
      }
      failed(run, item, trouble);
    }
  }

  private static boolean isOfTheSource(Trouble trouble) {
    return switch (trouble) {
      case ADDRESS_NOT_ALLOWED,
          FOLDER_NOT_ALLOWED,
          NAME_NOT_FOUND,
          NOT_REACHABLE,
          NOT_TRUSTED,
          LOG_IN_REFUSED,
          NO_DRIVER ->
          true;
      case REFUSED, NOT_UNDERSTOOD, TOO_LONG, GONE, STILL_WRITTEN, CHANGED -> false;
    };
  }

  private void fetch(RunContext run, SourceItem item) throws IOException {
    var mapping = run.plan().mapping();
    var entry = item.entry();
    var sideCar =
        mapping.sideCar() == null
            ? null
            : run.channel().beside(entry, mapping.sideCar()).orElse(null);
    if (sideCar == null
        && mapping.form() != MetaMapping.SideCar.NONE
        && mapping.form() != MetaMapping.SideCar.ANJUAN) {
      throw new SourceTrouble(Trouble.STILL_WRITTEN, "its side-car is not there");
    }
    var said = new MetaMapper.Said(entry.path(), entry.description(), sideCar);
    if (sideCar != null && waits(run, item, said)) {
      return;
    }
    var delivery = new Delivery(run.plan().channel().arrivesBy(), COLLECTOR, null, entry.name());
    var received = receive(run, item);
    IntakeMeta meta;
    try {
      meta = completed(run, item, mapper.read(mapping, said));
    } catch (MetaRefused refused) {
      var known = completed(run, item, IntakeMeta.NOTHING);
      quarantined(run, item, intake.refuse(delivery, known, received, refused));
      return;
    }
    try {
      var receipt = intake.file(delivery, meta, received);
      var stay = StayKey.of(meta, run.plan().campus());
      taken(
          run,
          item,
          new SourceItemChanges.Taken(
              stay == null ? null : stay.text(),
              String.valueOf(meta.sourceSystem()),
              String.valueOf(meta.sourceDocumentId()),
              receipt.documentId().value(),
              receipt.version(),
              received.content().sha256()));
    } catch (IntakeRefused refused) {
      quarantined(run, item, refused);
    }
  }

  /** Where only the side-car names the stay, this is the first moment to ask whether it waits. */
  private boolean waits(RunContext run, SourceItem item, MetaMapper.Said said) {
    var delay = run.plan().delay();
    if (delay.since() == Delay.Since.CHANGE || item.stay() != null || run.isByHand()) {
      return false;
    }
    try {
      var stay = StayKey.of(mapper.read(run.plan().mapping(), said), run.plan().campus());
      if (stay == null) {
        return false;
      }
      var due = completions.since(delay.since(), stay).map(at -> at.plus(delay.time()));
      if (due.isPresent() && !due.get().isAfter(run.now())) {
        return false;
      }
      var state = due.isPresent() ? ItemState.FOUND : ItemState.WAITING;
      items.change(item, state, SourceItemChanges.waiting(stay, due.orElse(null)));
      return true;
    } catch (MetaRefused unreadable) {
      return false; // it goes to quarantine, where somebody looks
    }
  }

  private Received receive(RunContext run, SourceItem item) throws IOException {
    try (var content = run.channel().open(item.entry())) {
      var size = content.size();
      if (size != null) {
        reception.requireWithinLimit(size);
      }
      var received =
          reception.receive(new Counted(content.stream(), run.tally()), item.entry().name());
      if (size != null && received.content().size() != size) {
        vault.remove(received.content().id());
        throw new SourceTrouble(Trouble.STILL_WRITTEN, "not as long as it was to be");
      }
      return received;
    }
  }

  /** What the source leaves out, the collector knows. */
  private static IntakeMeta completed(RunContext run, SourceItem item, IntakeMeta said) {
    var entry = item.entry();
    var modified = entry.modified();
    var path = entry.path();
    // Given again after it was taken back: it holds from now on, however old its bytes.
    var at = item.wasWithdrawn() ? run.now() : modified;
    return new IntakeMeta(
        or(said.sourceSystem(), run.plan().system()),
        or(said.sourceDocumentId(), path.length() <= 200 ? path : item.key()),
        said.sourceVersion(),
        item.wasWithdrawn()
            ? String.valueOf(at)
            : or(said.modifiedAt(), at == null ? null : at.toString()),
        or(said.campus(), run.plan().campus()),
        said.admissionNo(),
        said.visitNo(),
        said.recordNo(),
        said.category(),
        or(said.title(), entry.name()),
        said.author(),
        said.department(),
        said.createdAt(),
        said.contentType(),
        said.sha256(),
        or(said.fileName(), entry.name()),
        said.patient(),
        said.encounter());
  }

  private static @Nullable String or(@Nullable String said, @Nullable String otherwise) {
    return said == null || said.isBlank() ? otherwise : said;
  }

  private void taken(RunContext run, SourceItem item, SourceItemChanges.Taken taken)
      throws IOException {
    run.tally().taken.increment();
    var more = SourceItemChanges.taken(taken, run.now());
    if (run.plan().afterwards().deed() == Afterwards.Deed.NOTHING) {
      items.change(item, ItemState.TAKEN, more);
    } else if (items.change(item, ItemState.ACKNOWLEDGING, more)) {
      var now = items.find(run.id(), item.key());
      if (now.isPresent() && now.get().state() == ItemState.ACKNOWLEDGING) {
        acknowledgeOrLater(run, now.get());
      }
    }
  }

  private void acknowledgeOrLater(RunContext run, SourceItem item) throws IOException {
    try {
      acknowledge(run, item);
    } catch (IOException e) {
      items.change(
          item,
          ItemState.ACKNOWLEDGING,
          SourceItemChanges.failed(SourceTrouble.of(e).name(), pause(run, item)));
      if (isOfTheSource(SourceTrouble.of(e))) {
        throw e;
      }
    }
  }

  private void acknowledge(RunContext run, SourceItem item) throws IOException {
    run.channel().acknowledge(item.entry());
    items.change(item, ItemState.TAKEN, SourceItemChanges.acknowledged());
  }

  /** By us: it stood in a list that was read while it was moved or deleted after it was taken. */
  private static boolean wasTakenAway(RunContext run, SourceItem item) {
    return run.plan().afterwards().consumes() && item.documentId() != null;
  }

  private void quarantined(RunContext run, SourceItem item, IntakeRefused refused) {
    run.tally().quarantined.increment();
    var entry = refused.entry();
    items.change(
        item,
        ItemState.QUARANTINED,
        SourceItemChanges.quarantined(entry.id().value(), entry.reason().name()));
  }

  private void failed(RunContext run, SourceItem item, Trouble trouble) {
    if (trouble == Trouble.GONE && wasTakenAway(run, item)) {
      items.change(item, ItemState.TAKEN, SourceItemChanges.acknowledged());
      return;
    }
    if (trouble == Trouble.GONE || item.attempts() + 1 >= MOST_ATTEMPTS) {
      giveUp(run, item, trouble.name());
      return;
    }
    items.change(item, item.state(), SourceItemChanges.failed(trouble.name(), pause(run, item)));
  }

  private void giveUp(RunContext run, SourceItem item, String reason) {
    run.tally().failed.increment();
    items.change(item, ItemState.FAILED, SourceItemChanges.failed(reason, null));
  }

  private static Instant pause(RunContext run, SourceItem item) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(item.attempts(), 10));
    return run.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private static final class Counted extends FilterInputStream {
    private final Tally tally;

    Counted(InputStream in, Tally tally) {
      super(in);
      this.tally = tally;
    }

    @Override
    public int read() throws IOException {
      var b = in.read();
      if (b >= 0) {
        tally.bytes.increment();
      }
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var n = in.read(into, offset, length);
      if (n > 0) {
        tally.bytes.add(n);
      }
      return n;
    }
  }
}
