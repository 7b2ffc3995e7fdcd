package org.anjuan.web.export;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.BulkWork;
import org.anjuan.archive.access.Visit;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.web.people.SheetReader;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.record.RecordSummary;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Searching for a list of numbers: chart numbers 病案号 and admission numbers 住院号. A number whose
 * record is absent and one whose record is invisible get the same answer.
 */
@RestController
@RequestMapping("/api/search/numbers")
class NumberSearchController {
  private static final int MOST = 5_000;
  private static final int LONGEST_DETAIL = 1_800;
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final MedicalRecords records;
  private final Organisation organisation;
  private final AccessRules rules;
  private final BulkPlaces places;
  private final RecordViews views;
  private final AuditTrail trail;
  private final Clock clock;

  NumberSearchController(
      MedicalRecords records,
      Organisation organisation,
      AccessRules rules,
      BulkPlaces places,
      RecordViews views,
      AuditTrail trail,
      Clock clock) {
    this.records = records;
    this.organisation = organisation;
    this.rules = rules;
    this.places = places;
    this.views = views;
    this.trail = trail;
    this.clock = clock;
  }

  /** The numbers, at most 5,000. */
  record Numbers(@Nullable List<String> numbers) {}

  /**
   * The answer.
   *
   * @param asked how many different numbers there were
   * @param missing those without a record, or without one that is visible
   * @param closedCampuses where this is not done from here: not searched
   */
  record FoundNumbers(
      int asked, List<NumberHit> found, List<String> missing, Set<String> closedCampuses) {}

  /** A number and the records under it. */
  record NumberHit(String number, List<RecordSummary> records) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  FoundNumbers search(Actor actor, @RequestBody Numbers request) {
    return find(actor, request.numbers() == null ? List.of() : request.numbers());
  }

  /** The first column of an Excel file. */
  @PostMapping(consumes = EXCEL)
  FoundNumbers searchSheet(Actor actor, HttpServletRequest request) throws IOException {
    return find(actor, SheetReader.firstColumn(SheetReader.body(request), MOST + 1));
  }

  /** The first column of a text file, separated by lines, commas, semicolons or blanks. */
  @PostMapping(consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE})
  FoundNumbers searchText(Actor actor, HttpServletRequest request) throws IOException {
    var text = new String(SheetReader.body(request), StandardCharsets.UTF_8).replace("\uFEFF", "");
    return find(actor, text.lines().map(line -> line.split("[,;\\s]", 2)[0]).toList());
  }

  private FoundNumbers find(Actor actor, List<String> given) {
    var numbers = new LinkedHashSet<String>();
    given.stream().map(String::strip).filter(it -> !it.isEmpty()).forEach(numbers::add);
    if (numbers.isEmpty() || numbers.size() > MOST) {
      throw new BadRequest("numbers", "请给出 1 至 5,000 个号码", "Give 1 to 5,000 numbers");
    }
    var campuses = new TreeSet<String>();
    organisation.campuses().forEach(campus -> campuses.add(campus.code().value()));
    var closed = places.requireAny(actor, BulkWork.BATCH_SEARCH, campuses);
    campuses.removeAll(closed);
    var visit = rules.visit(actor);
    var found = new LinkedHashMap<String, List<MedicalRecord>>();
    var missing = new ArrayList<String>();
    for (var number : numbers) {
      var visible = visible(visit, under(number, campuses));
      if (visible.isEmpty()) {
        missing.add(number);
      } else {
        found.put(number, visible);
      }
    }
    note(actor, numbers, found);
    return new FoundNumbers(numbers.size(), hits(visit, found), missing, closed);
  }

  private List<MedicalRecord> under(String number, Set<String> campuses) {
    var under = new ArrayList<MedicalRecord>();
    for (var code : campuses) {
      var campus = new CampusCode(code);
      try {
        under.addAll(records.ofChart(campus, new RecordNumber(number)));
      } catch (InvalidValue noChart) {
        // Perhaps the number of a stay.
      }
      try {
        records
            .find(new StayNumber(campus, number, 1))
            .filter(stay -> under.stream().noneMatch(it -> it.id().equals(stay.id())))
            .ifPresent(under::add);
      } catch (InvalidValue noStay) {
        // Neither: nothing is found.
      }
    }
    return under;
  }

  private static List<MedicalRecord> visible(Visit visit, List<MedicalRecord> under) {
    return under.stream()
        .filter(record ->
            visit.decide(Action.VIEW, record.facts()).isAllowed()
                || visit.decide(Action.SEARCH, record.facts()).isAllowed())
        .toList();
  }

  private List<NumberHit> hits(Visit visit, LinkedHashMap<String, List<MedicalRecord>> found) {
    var all = found.values().stream().flatMap(List::stream).toList();
    var summaries = views.summaries(all).iterator();
    var hits = new ArrayList<NumberHit>();
    found.forEach((number, under) -> {
      var rows = new ArrayList<RecordSummary>();
      for (var record : under) {
        var row = summaries.next();
        rows.add(
            visit.decide(Action.VIEW, record.facts()) instanceof Allowed allowed
                ? row.of(allowed.parts())
                : row);
      }
      hits.add(new NumberHit(number, rows));
    });
    return hits;
  }

  /** What was asked for, and every record that was found. */
  private void note(
      Actor actor, Set<String> numbers, LinkedHashMap<String, List<MedicalRecord>> found) {
    var events = new ArrayList<AuditEvent>();
    var detail = new StringBuilder();
    for (var number : numbers) {
      if (detail.length() + number.length() > LONGEST_DETAIL) {
        events.add(event(actor).detail(detail.toString()));
        detail.setLength(0);
      }
      detail.append(detail.isEmpty() ? "numbers=" : ",").append(number);
    }
    events.add(event(actor).detail(detail.toString()));
    found.forEach((number, under) ->
        under.forEach(record -> events.add(event(actor).record(record.id().value()))));
    events.stream().map(trail::begin).toList().forEach(AuditTrail.Begun::await);
  }

  private AuditEvent event(Actor actor) {
    return AuditEvent.of(actor, AuditAction.BATCH_SEARCHED, clock.instant());
  }
}
