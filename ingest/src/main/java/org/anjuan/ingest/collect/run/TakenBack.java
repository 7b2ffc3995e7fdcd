package org.anjuan.ingest.collect.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.collect.channel.SourceEntry;
import org.anjuan.ingest.collect.run.SourceItems.Found;
import org.anjuan.ingest.collect.run.SourceItems.Known;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What sources take back becomes a withdrawn version; nothing is ever deleted. A source that has
 * suddenly lost much has more likely lost its disk: then nothing is withdrawn, and the run says so.
 */
@Component
class TakenBack {
  private static final Actor COLLECTOR = Actor.system("collector");
  private static final int BATCH = 1_000;
  private static final int FEW = 20;
  private static final int ONE_IN = 20;

  private final SourceItems items;
  private final Documents documents;
  private final WorkQueue work;
  private final AuditTrail audit;

  TakenBack(SourceItems items, Documents documents, WorkQueue work, AuditTrail audit) {
    this.items = items;
    this.documents = documents;
    this.work = work;
    this.audit = audit;
  }

  /** More has gone than any source takes back. */
  static final class TooMuchGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchGone(int gone, int of) {
      super(gone + " of " + of);
    }
  }

  /** The source's list says that it took this back. */
  Optional<Found> stated(RunContext run, SourceEntry entry, @Nullable Known known) {
    if (known == null) {
      return Optional.of(new Found(entry, ItemState.WITHDRAWN, null, null));
    }
    if (known.state() != ItemState.WITHDRAWN) {
      items.find(run.id(), entry.key()).ifPresent(item -> withdraw(run, item));
    }
    return Optional.empty();
  }

  /** Withdraws what a whole list no longer has. */
  void whatIsGone(RunContext run, RunScope scope, SeenEntries seen) {
    if (seen.overflowed()) {
      return;
    }
    var gone = new ArrayList<SourceItem>();
    var held = 0;
    String after = null;
    List<SourceItem> part;
    do {
      run.check();
      part = items.after(run.id(), after, BATCH);
      for (var item : part) {
        after = item.key();
        if (isMeant(item, scope)) {
          held++;
          if (!seen.has(item.key())) {
            gone.add(item);
          }
        }
      }
    } while (part.size() == BATCH && gone.size() <= 10_000);
    if (gone.size() > FEW + held / ONE_IN) {
      throw new TooMuchGone(gone.size(), held);
    }
    gone.forEach(item -> withdraw(run, item));
  }

  private static boolean isMeant(SourceItem item, RunScope scope) {
    var modified = item.entry().modified();
    var since = scope.since();
    return item.state() != ItemState.WITHDRAWN
        && (since == null || (modified != null && !modified.isBefore(since)));
  }

  private void withdraw(RunContext run, SourceItem item) {
    var system = item.system();
    var source = item.sourceDocumentId();
    var now = run.now();
    if (system != null && source != null) {
      documents
          .withdraw(new SourceKey(system, source), now)
          .ifPresent(document -> {
            audit.append(
                AuditEvent.of(COLLECTOR, AuditAction.DOCUMENT_WITHDRAWN, now)
                    .record(document.recordId().value())
                    .document(document.id().value())
                    .version(document.current().number())
                    .detail("collector " + run.id()));
            // Nothing is left to be read; but the record's note and the index follow from there.
            work.ask(WorkKind.EXTRACT, document.id().value(), document.touchedAt());
          });
    }
    if (items.change(item, ItemState.WITHDRAWN, SourceItemChanges.withdrawn())) {
      run.tally().withdrawn.increment();
    }
  }
}
