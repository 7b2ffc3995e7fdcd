package org.anjuan.web.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.web.document.PageRanges;
import org.anjuan.web.trace.TraceEntry.TracePaper;
import org.jspecify.annotations.Nullable;

/**
 * Folds a record's events, the newest first, into entries: the views of one person from one place
 * become one as long as there is no longer pause between them and nothing else that this person did
 * with the record.
 */
final class Folding {
  private static final Duration PAUSE = Duration.ofMinutes(30);

  private final Map<String, String> titles;
  private final List<Fold> folds = new ArrayList<>();
  private final Map<String, Fold> open = new HashMap<>();

  /**
   * An empty axis.
   *
   * @param titles of documents, by identifier
   */
  Folding(Map<String, String> titles) {
    this.titles = Map.copyOf(titles);
  }

  void add(AuditEntry entry) {
    var event = entry.event();
    var who = event.actor() + "|" + event.address();
    var folds = TraceKind.of(event.action()) == TraceKind.VIEW;
    var last = open.get(who);
    if (folds && last != null && last.takes(event)) {
      last.add(entry);
      return;
    }
    var fold = new Fold(entry);
    this.folds.add(fold);
    if (folds && event.outcome() == AuditOutcome.SUCCESS) {
      open.put(who, fold);
    } else {
      open.remove(who);
    }
  }

  List<TraceEntry> entries() {
    return folds.stream().map(fold -> fold.entry(titles)).toList();
  }

  private record PaperKey(String id, @Nullable Integer version) {}

  private static final class Fold {
    private final AuditEntry newest;
    private final Map<PaperKey, TreeSet<Integer>> papers = new LinkedHashMap<>();
    private Instant oldest;
    private int count;
    private long millis;

    private Fold(AuditEntry newest) {
      this.newest = newest;
      this.oldest = newest.event().at();
      add(newest);
    }

    private boolean takes(AuditEvent older) {
      return older.outcome() == AuditOutcome.SUCCESS && older.at().isAfter(oldest.minus(PAUSE));
    }

    private void add(AuditEntry entry) {
      var event = entry.event();
      oldest = event.at();
      count++;
      var time = event.what().millis();
      millis += time == null ? 0 : time;
      var document = event.documentId();
      if (document != null) {
        var pages =
            papers.computeIfAbsent(new PaperKey(document, event.version()), key -> new TreeSet<>());
        var page = event.page();
        if (page != null && !"thumbnail".equals(event.detail())) {
          pages.add(page);
        }
        var several = event.what().pages();
        if (several != null) {
          pages.addAll(PageRanges.read(several));
        }
      }
    }

    private TraceEntry entry(Map<String, String> titles) {
      var event = newest.event();
      var touched = new ArrayList<TracePaper>();
      papers.forEach((key, pages) ->
          touched.add(
              new TracePaper(
                  key.id(),
                  titles.get(key.id()),
                  key.version(),
                  pages.isEmpty() ? null : PageRanges.write(pages))));
      return new TraceEntry(
          newest.position().id(),
          TraceKind.of(event.action()),
          event.action(),
          event.outcome(),
          oldest,
          event.at(),
          event.actor(),
          event.actorName(),
          event.who().staffNo(),
          event.who().roles(),
          event.address(),
          event.where().device(),
          count,
          millis == 0 ? null : millis,
          touched,
          count == 1 ? event.detail() : null);
    }
  }
}
