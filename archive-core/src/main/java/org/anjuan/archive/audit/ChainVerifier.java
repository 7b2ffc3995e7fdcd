package org.anjuan.archive.audit;

import java.time.LocalDate;
import org.anjuan.archive.audit.DayVerification.Break;
import org.anjuan.archive.audit.DayVerification.Damage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads a day's chain, event by event, in constant memory. */
final class ChainVerifier {
  private static final int READ = 500;

  private final AuditStore store;

  ChainVerifier(AuditStore store) {
    this.store = store;
  }

  DayVerification verify(LocalDate day, LocalDate today) {
    var following = store.days(day.plusDays(1), later(day, today).plusYears(1));
    var next =
        following.isEmpty()
            ? null
            : store.find(AuditPosition.first(following.getFirst())).orElse(null);
    var atLeast = Math.max(lastNamedBy(next, day), lastHinted(day));

    var previous = "";
    var seq = 0L;
    @Nullable Document last = null;
    while (true) {
      var batch = store.read(new AuditPosition(day, seq + 1), READ);
      for (var event : batch) {
        var damage = damage(event, seq + 1, previous, last);
        if (damage != null) {
          return new DayVerification(day, seq, new Break(seq + 1, damage));
        }
        seq++;
        last = event;
        previous = ChainForm.storedHash(event);
      }
      if (batch.size() < READ) {
        break;
      }
    }
    return new DayVerification(day, seq, atTheEnd(day, seq, last, atLeast, next));
  }

  private @Nullable Damage damage(
      Document event, long seq, String previous, @Nullable Document before) {
    if (ChainForm.position(event).seq() != seq) {
      return Damage.MISSING;
    }
    if (before != null && ChainForm.is(before, AuditAction.DAY_CLOSED)) {
      return Damage.SURPLUS;
    }
    if (!ChainForm.hash(event).equals(ChainForm.storedHash(event))) {
      return Damage.CHANGED;
    }
    var expected = seq == 1 ? hashBeforeDay(event) : previous;
    return ChainForm.textOf(event, "previous").equals(expected) ? null : Damage.UNLINKED;
  }

  /**
   * The hash that a day's opening must carry; one that no event has, when what it names is not
   * there.
   */
  private String hashBeforeDay(Document opening) {
    var day = ChainForm.position(opening).day();
    if (!ChainForm.is(opening, AuditAction.DAY_OPENED)) {
      return "not an opening";
    }
    var before = ChainForm.textOf(opening, "detail");
    if (before.isEmpty()) {
      return store.origin(day).equals(day) ? ChainForm.NO_HASH : "not the first day";
    }
    return store.find(AuditPosition.parse(before)).map(ChainForm::storedHash).orElse("missing");
  }

  private static @Nullable Break atTheEnd(
      LocalDate day, long seq, @Nullable Document last, long atLeast, @Nullable Document next) {
    if (seq < atLeast) {
      return new Break(seq + 1, Damage.MISSING);
    }
    if (last == null || next == null) {
      return null;
    }
    if (!ChainForm.is(last, AuditAction.DAY_CLOSED)) {
      return new Break(seq + 1, Damage.MISSING);
    }
    var named = ChainForm.textOf(next, "detail").equals(new AuditPosition(day, seq).id());
    var same = ChainForm.textOf(next, "previous").equals(ChainForm.storedHash(last));
    return named && !same ? new Break(seq, Damage.CHANGED) : null;
  }

  private static long lastNamedBy(@Nullable Document nextOpening, LocalDate day) {
    var named = nextOpening == null ? "" : ChainForm.textOf(nextOpening, "detail");
    if (named.isEmpty()) {
      return 0;
    }
    var position = AuditPosition.parse(named);
    return position.day().equals(day) ? position.seq() : 0;
  }

  private long lastHinted(LocalDate day) {
    return store
        .headHint()
        .map(hint -> AuditPosition.parse(hint.getString("at")))
        .filter(position -> position.day().equals(day))
        .map(AuditPosition::seq)
        .orElse(0L);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
