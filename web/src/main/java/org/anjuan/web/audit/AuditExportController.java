package org.anjuan.web.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditPosition;
import org.anjuan.archive.audit.AuditProperties;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.HospitalZone;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * All that matches, as a file: written as it is read, some hundred events at a time. The file ends
 * with how many there are, and says so when the limit has cut it.
 */
@RestController
class AuditExportController {
  private static final int AT_ONCE = 500;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final List<String> CHINESE =
      List.of(
          "日期", "序号", "时间", "账号", "姓名", "工号", "角色", "科室", "操作", "结果", "病案", "文书", "版本", "页",
          "时长(秒)", "地址", "设备", "关联号", "说明");
  private static final List<String> ENGLISH =
      List.of(
          "day",
          "no",
          "time",
          "account",
          "name",
          "staff no",
          "roles",
          "departments",
          "action",
          "result",
          "record",
          "document",
          "version",
          "pages",
          "seconds",
          "address",
          "device",
          "correlation",
          "detail");

  private final AuditSearch search;
  private final AuditTrail trail;
  private final AuditProperties settings;
  private final HospitalZone zone;
  private final Clock clock;

  AuditExportController(
      AuditSearch search,
      AuditTrail trail,
      AuditProperties settings,
      HospitalZone zone,
      Clock clock) {
    this.search = search;
    this.trail = trail;
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * A file of events, the newest first.
   *
   * @param format {@code csv} or {@code xlsx}
   * @param lang {@code zh} or {@code en}: of the first line
   */
  @GetMapping(path = "/api/audit/export", produces = MediaType.ALL_VALUE)
  ResponseEntity<StreamingResponseBody> export(
      Actor actor,
      @ParameterObject @ModelAttribute AuditQuestion question,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(defaultValue = "zh") String lang) {
    var asked = AuditQuestion.parse("format", format, AuditExportController::format);
    var kind = asked == null ? ExportFormat.CSV : asked;
    var filter = question.filter(trail);
    trail.append(
        AuditEvent.of(actor, AuditAction.AUDIT_EXPORTED, clock.instant())
            .detail(kind + " " + question.inWords()));
    var total = search.count(filter);
    var name =
        ContentDisposition.attachment()
            .filename("anjuan-audit-" + trail.today() + kind.ending())
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kind.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .header("X-Total-Rows", Long.toString(Math.min(total, settings.exportLimit())))
        .body(out -> write(kind, "en".equals(lang) ? ENGLISH : CHINESE, filter, out));
  }

  private static ExportFormat format(String name) {
    return Arrays.stream(ExportFormat.values())
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such format"));
  }

  private void write(
      ExportFormat format, List<String> head, AuditSearch.Filter filter, OutputStream out)
      throws IOException {
    try (var sheet = ExportSheet.open(format, out)) {
      sheet.row(head);
      var rows = 0;
      @Nullable AuditPosition last = null;
      do {
        var size = Math.min(AT_ONCE, settings.exportLimit() - rows);
        var page = search.find(new AuditSearch.Query(filter, last, size));
        for (var entry : page.items()) {
          sheet.row(cells(entry));
        }
        rows += page.items().size();
        last = page.next();
      } while (last != null && rows < settings.exportLimit());
      sheet.row(List.of("", rows, last == null ? "完 / end" : "已达上限，其余未导出 / limit reached, cut"));
    }
  }

  private List<@Nullable Object> cells(AuditEntry entry) {
    var event = entry.event();
    var what = event.what();
    var pages = what.pages() == null ? what.page() : what.pages();
    return Arrays.asList(
        entry.position().day(),
        entry.position().seq(),
        time(event.at()),
        event.actor(),
        event.actorName(),
        event.who().staffNo(),
        event.who().roles(),
        event.who().departments(),
        event.action(),
        event.outcome(),
        what.recordId(),
        what.documentId(),
        what.version(),
        pages,
        what.millis() == null ? null : what.millis() / 1000,
        event.address(),
        event.where().device(),
        event.where().correlation(),
        event.detail());
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone.id()));
  }
}
