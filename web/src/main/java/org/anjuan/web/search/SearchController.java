package org.anjuan.web.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.search.PageSearch;
import org.anjuan.search.SearchResult;
import org.anjuan.web.record.RecordSummary;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finding records and pages. The index answers within the searcher's scope; before anything leaves,
 * each record is checked once more as it is in the store now, so that a late index tells nothing.
 */
@RestController
class SearchController {
  private final PageSearch search;
  private final MedicalRecords records;
  private final AccessRules rules;
  private final RecordViews views;
  private final FacetLabels labels;
  private final AuditTrail trail;
  private final HospitalZone zone;
  private final Clock clock;

  SearchController(
      PageSearch search,
      MedicalRecords records,
      AccessRules rules,
      RecordViews views,
      FacetLabels labels,
      AuditTrail trail,
      HospitalZone zone,
      Clock clock) {
    this.search = search;
    this.records = records;
    this.rules = rules;
    this.views = views;
    this.labels = labels;
    this.trail = trail;
    this.zone = zone;
    this.clock = clock;
  }

  /** The answer to a search. */
  record Found(
      long total,
      boolean totalIsLowerBound,
      List<Hit> hits,
      @Nullable Map<String, List<FacetLabels.Facet>> facets,
      @Nullable String next,
      long tookMs) {}

  /** A record with its best pages. */
  record Hit(RecordSummary record, long pageHits, List<PageHit> pages) {}

  /**
   * A page that was met; highlights are HTML, encoded but for {@code <em>}.
   *
   * @param withdrawn whether the source has taken the document back
   * @param scanned whether it is a picture of paper
   */
  record PageHit(
      String documentId,
      int version,
      int page,
      String title,
      String category,
      boolean scanned,
      List<String> highlight,
      boolean withdrawn) {}

  /** One value is one value: the name of a diagnosis may have a comma. */
  @InitBinder
  void bind(WebDataBinder binder) {
    binder.registerCustomEditor(Set.class, new CustomCollectionEditor(Set.class));
  }

  @GetMapping("/api/search")
  Found search(Actor actor, @ParameterObject @ModelAttribute SearchRequest request) {
    var visit = rules.visit(actor);
    var result = search.search(request.query(visit.scope(Action.SEARCH), zone));
    var present = presentState(result);
    var hits = new ArrayList<Hit>();
    var shown = new ArrayList<MedicalRecord>();
    var found = new ArrayList<SearchResult.RecordHit>();
    var open = new ArrayList<Parts>();
    for (var hit : result.records()) {
      var record = present.get(hit.recordId());
      if (record != null
          && visit.decide(Action.SEARCH, record.facts()) instanceof Allowed allowed) {
        shown.add(record);
        found.add(hit);
        open.add(allowed.parts());
      }
    }
    var summaries = views.summaries(shown);
    for (var i = 0; i < found.size(); i++) {
      hits.add(hit(found.get(i), summaries.get(i), shown.get(i), open.get(i)));
    }
    trail.append(
        AuditEvent.of(actor, AuditAction.SEARCH, clock.instant())
            .detail(request.inWords() + " found=" + result.total()));
    var facets = result.facets();
    return new Found(
        result.total(),
        result.totalIsLowerBound(),
        hits,
        facets == null ? null : labels.labelled(facets),
        result.next(),
        result.took().toMillis());
  }

  private Map<String, MedicalRecord> presentState(SearchResult result) {
    var ids = result.records().stream().map(hit -> new RecordId(hit.recordId())).toList();
    var present = new HashMap<String, MedicalRecord>();
    records.findAll(ids).forEach(record -> present.put(record.id().value(), record));
    return present;
  }

  private static Hit hit(
      SearchResult.RecordHit hit, RecordSummary summary, MedicalRecord record, Parts open) {
    var pages =
        hit.pages().stream()
            .filter(page -> {
              var document = record.documents().get(page.documentId());
              return document != null && open.opens(document.category());
            })
            .map(page ->
                new PageHit(
                    page.documentId(),
                    page.version(),
                    page.page(),
                    page.title(),
                    page.category(),
                    isScanned(record, page.documentId()),
                    page.highlights(),
                    isWithdrawn(record, page.documentId())))
            .toList();
    return new Hit(summary, hit.pageHits(), pages);
  }

  private static boolean isWithdrawn(MedicalRecord record, String documentId) {
    var document = record.documents().get(documentId);
    return document != null && document.isWithdrawn();
  }

  private static boolean isScanned(MedicalRecord record, String document) {
    var known = record.documents().get(document);
    return known != null && known.isScanned();
  }
}
