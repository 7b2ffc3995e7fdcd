package org.anjuan.web.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * How long pages were before somebody's eyes. The viewer reports it in batches; that a page was
 * sent is on record already, so a report that never comes hides nothing.
 */
@RestController
class ViewingController {
  private static final int MOST = 200;
  private static final int LONGEST_MILLIS = 30 * 60 * 1000;

  private final DocumentAccess access;
  private final AuditTrail trail;
  private final Clock clock;

  ViewingController(DocumentAccess access, AuditTrail trail, Clock clock) {
    this.access = access;
    this.trail = trail;
    this.clock = clock;
  }

  /** Pages that were looked at. */
  record Viewings(@Nullable List<@Nullable Viewing> items) {}

  /**
   * One page of a version.
   *
   * @param millis for how long, at most half an hour a report
   */
  record Viewing(String documentId, int version, int page, int millis) {}

  private record Paper(DocumentId id, int version) {}

  @PostMapping("/api/viewings")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(Actor actor, @RequestBody Viewings viewings) {
    var items = viewings.items();
    if (items == null || items.isEmpty() || items.size() > MOST) {
      throw new BadRequest("items", "每次上报 1 至 200 项", "1 to 200 items a report");
    }
    var papers = new LinkedHashMap<Paper, TreeMap<Integer, Integer>>();
    for (var item : items) {
      if (item == null) {
        throw new BadRequest("items", "有一项是空的", "One of the items is null");
      }
      if (item.page() < 1 || item.millis() < 1 || item.millis() > LONGEST_MILLIS) {
        throw new BadRequest("millis", "页码或时长超出范围", "The page or the duration is out of range");
      }
      papers
          .computeIfAbsent(
              new Paper(new DocumentId(item.documentId()), item.version()),
              paper -> new TreeMap<>())
          .merge(item.page(), item.millis(), (a, b) -> Math.min(LONGEST_MILLIS, a + b));
    }
    var events = new ArrayList<AuditEvent>();
    papers.forEach((paper, pages) -> events.add(event(actor, paper, pages)));
    events.forEach(trail::append);
  }

  private AuditEvent event(Actor actor, Paper paper, TreeMap<Integer, Integer> pages) {
    var opened = access.require(actor, Action.VIEW, paper.id(), paper.version());
    var extracted = opened.version().extracted();
    if (extracted != null && pages.lastKey() > Math.max(1, extracted.pageCount())) {
      throw new NotFound();
    }
    var total = pages.values().stream().mapToLong(Integer::longValue).sum();
    var each =
        pages.entrySet().stream()
            .map(page -> page.getKey() + ":" + page.getValue() / 1000 + "s")
            .collect(Collectors.joining(" "));
    return AuditEvent.of(actor, AuditAction.PAGES_READ, clock.instant())
        .record(opened.document().recordId().value())
        .document(opened.document().id().value())
        .version(opened.version().number())
        .pages(PageRanges.write(new TreeSet<>(pages.keySet())), Math.toIntExact(total))
        .detail(each);
  }
}
