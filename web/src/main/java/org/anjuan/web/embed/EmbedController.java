package org.anjuan.web.embed;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditOutcome;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.security.link.AdmittedLink;
import org.anjuan.security.link.EncounterKey;
import org.anjuan.security.link.LinkRefusal;
import org.anjuan.security.link.PresentVisit;
import org.anjuan.security.link.Visit;
import org.anjuan.security.link.Visits;
import org.anjuan.web.document.RecordPapers;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The pages behind the door of {@code /embed}. Whoever comes here came by a signed link; what they
 * see of the record the rule book decides, with each request.
 */
@Hidden
@RestController
class EmbedController {
  private static final Logger LOG = LoggerFactory.getLogger(EmbedController.class);
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final RecordAccess access;
  private final MedicalRecords records;
  private final RecordViews views;
  private final RecordPapers papers;
  private final RecordSheets sheets;
  private final Visits visits;
  private final PresentVisit present;
  private final ITemplateEngine templates;
  private final AuditTrail trail;
  private final Clock clock;
  private final String style;

  EmbedController(
      RecordAccess access,
      MedicalRecords records,
      RecordViews views,
      RecordPapers papers,
      RecordSheets sheets,
      Visits visits,
      PresentVisit present,
      ITemplateEngine templates,
      AuditTrail trail,
      Clock clock) {
    this.access = access;
    this.records = records;
    this.views = views;
    this.papers = papers;
    this.sheets = sheets;
    this.visits = visits;
    this.present = present;
    this.templates = templates;
    this.trail = trail;
    this.clock = clock;
    this.style = read("embed/style.css");
  }

  /** A signed link: the record is looked for, then the visit begins at an address of its own. */
  @GetMapping("/embed/records")
  ResponseEntity<Object> open(
      @RequestAttribute(AdmittedLink.ATTRIBUTE) AdmittedLink link, HttpServletRequest request) {
    var record = find(link.encounter());
    try {
      access.require(link.actor(), Action.VIEW, record.orElseThrow(NotFound::new).id());
    } catch (NotFound unavailable) {
      trail.append(
          present.mark(
              AuditEvent.of(link.actor(), AuditAction.LINK_REFUSED, clock.instant())
                  .outcome(AuditOutcome.REFUSED)
                  .detail("NOT_AVAILABLE")));
      return refused(LinkRefusal.NOT_AVAILABLE);
    }
    var begun = visits.begin(link, record.get().id(), request);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(begun.path() + "/record"))
        .header(HttpHeaders.SET_COOKIE, begun.cookie())
        .build();
  }

  @GetMapping("/embed/s/{visit}/record")
  ResponseEntity<Object> record(
      @RequestAttribute(Visit.ATTRIBUTE) Visit visit,
      @RequestParam(required = false) @Nullable String document,
      @RequestParam(defaultValue = "1") int from,
      @RequestParam(defaultValue = "fit") String zoom,
      Locale asked) {
    var record = access.require(visit.actor(), Action.VIEW, visit.record());
    var locale = RecordSheets.isEnglish(asked) ? Locale.ENGLISH : Locale.ROOT;
    if (document == null) {
      trail.append(
          present.mark(
              AuditEvent.of(visit.actor(), AuditAction.VIEW_RECORD, clock.instant())
                  .record(record.id().value())));
    }
    var wanted = new RecordSheets.Wanted(document, from, Zoom.of(zoom));
    var sheet =
        sheets.of(
            visit, views.summary(record), papers.of(visit.actor(), record.id()), wanted, locale);
    var context = new Context(locale);
    context.setVariable("sheet", sheet);
    context.setVariable(
        "state", locale == Locale.ENGLISH ? record.state().english() : record.state().chinese());
    return ResponseEntity.ok().contentType(HTML).body(templates.process("record", context));
  }

  @GetMapping("/embed/s/{visit}/documents/{id}/versions/{version}/pages/{page}")
  ResponseEntity<Object> page(
      @RequestAttribute(Visit.ATTRIBUTE) Visit visit,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @PathVariable int page,
      @RequestParam(defaultValue = "fit") String zoom) {
    var width = Zoom.of(zoom).width();
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .body(papers.picture(visit.actor(), visit.record(), id, version, page, width));
  }

  @GetMapping("/embed/style.css")
  ResponseEntity<String> style() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
        .body(style);
  }

  @ExceptionHandler({NotFound.class, InvalidValue.class, MethodArgumentTypeMismatchException.class})
  ResponseEntity<Object> notAvailable() {
    return refused(LinkRefusal.NOT_AVAILABLE);
  }

  /** Never with the address, which opens the visit. */
  @ExceptionHandler
  ResponseEntity<Object> failed(Exception failure) {
    LOG.warn("A page for another system could not be shown: {}", failure.toString());
    return refused(LinkRefusal.FAILED);
  }

  private Optional<MedicalRecord> find(EncounterKey key) {
    return switch (key) {
      case EncounterKey.ByAdmission(var stay) -> records.find(stay);
      case EncounterKey.ByChart(var campus, var number, var visitNo) -> {
        var found =
            records.ofChart(campus, number).stream()
                .filter(record ->
                    record.stay().campus().equals(campus) && record.stay().visitNo() == visitNo)
                .toList();
        yield found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
      }
    };
  }

  private static ResponseEntity<Object> refused(LinkRefusal refusal) {
    return ResponseEntity.status(refusal.status()).contentType(HTML).body(refusal.html());
  }

  private static String read(String resource) {
    try {
      return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
