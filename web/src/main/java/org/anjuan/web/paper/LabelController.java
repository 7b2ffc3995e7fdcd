package org.anjuan.web.paper;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.paper.CampusPaperRules;
import org.anjuan.archive.paper.LabelTemplate;
import org.anjuan.archive.paper.LabelTemplate.Field;
import org.anjuan.archive.paper.LabelText;
import org.anjuan.archive.paper.PaperCode;
import org.anjuan.archive.paper.PaperPrinting;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Record labels and separator sheets, to be printed. */
@RestController
class LabelController {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final int MOST_CATEGORIES = 100;

  private final PaperRecords records;
  private final PaperPrinting printing;
  private final CampusPaperRules rules;
  private final Categories categories;
  private final Organisation organisation;
  private final ZoneId zone;

  LabelController(
      PaperRecords records,
      PaperPrinting printing,
      CampusPaperRules rules,
      Categories categories,
      Organisation organisation,
      HospitalZone zone) {
    this.records = records;
    this.printing = printing;
    this.rules = rules;
    this.categories = categories;
    this.organisation = organisation;
    this.zone = zone.id();
  }

  /** The records that get labels, of one campus. */
  record LabelOrder(@Nullable List<String> records) {}

  /** What gets a sheet. */
  record SeparatorOrder(@Nullable List<String> categories, @Nullable List<String> records) {}

  @PostMapping(path = "/api/paper/labels", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> labels(Actor actor, @RequestBody LabelOrder order) {
    var all = records.all(actor, Right.PAPER_STORE, order.records());
    var campus = all.getFirst().stay().campus();
    if (all.stream().anyMatch(record -> !record.stay().campus().equals(campus))) {
      throw new BadRequest("records", "一次只能打印一个院区的标签", "Labels of one campus at a time");
    }
    records.note(actor, AuditAction.LABELS_PRINTED, all, "labels=" + all.size());
    var texts = all.stream().map(this::text).toList();
    return pdf("labels.pdf", printing.labels(rules.of(campus).labelOrInitial(), texts));
  }

  /** A label with an invented patient, by a template that is not kept yet. */
  @PostMapping(path = "/api/paper/rules/{campus}/trial", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> trial(
      Actor actor, @PathVariable CampusCode campus, @RequestBody LabelTemplate template) {
    if (!actor.campusesWith(Right.PAPER_MANAGE).contains(campus.value())) {
      throw new NotFound();
    }
    records.note(actor, AuditAction.LABELS_PRINTED, "trial " + campus);
    var stay = new StayNumber(campus, "ZY20260001", 1);
    var text =
        new LabelText(
            new PaperCode.Label(stay),
            Map.of(
                Field.HOSPITAL, organisation.name(),
                Field.CAMPUS, campusName(campus),
                Field.PATIENT_NAME, "张建国",
                Field.SEX, "男",
                Field.RECORD_NO, "00012345",
                Field.ADMISSION_NO, stay.admissionNo(),
                Field.VISIT_NO, "1",
                Field.DEPARTMENT, "心血管内科",
                Field.ADMITTED, "2026-02-27",
                Field.DISCHARGED, "2026-03-05"));
    return pdf("label.pdf", printing.labels(template, List.of(text)));
  }

  @PostMapping(path = "/api/paper/separators", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> separators(Actor actor, @RequestBody SeparatorOrder order) {
    var sheets = new ArrayList<PaperPrinting.Sheet>();
    var wanted = order.categories() == null ? List.<String>of() : order.categories();
    if (wanted.size() > MOST_CATEGORIES) {
      throw new BadRequest("categories", "类别过多", "Too many categories");
    }
    for (var code : wanted) {
      var category =
          categories
              .find(new CategoryCode(code))
              .orElseThrow(() -> new BadRequest("categories", "没有此文书类别", "No such category"));
      sheets.add(
          new PaperPrinting.Sheet(
              new PaperCode.CategorySheet(category.code()), category.name(), category.english()));
    }
    var all =
        order.records() == null || order.records().isEmpty()
            ? List.<MedicalRecord>of()
            : records.all(actor, Right.PAPER_SCAN, order.records());
    for (var record : all) {
      var stay = record.stay();
      sheets.add(
          new PaperPrinting.Sheet(
              new PaperCode.RecordSheet(stay),
              "住院号 " + stay.admissionNo(),
              campusName(stay.campus()) + " 第 " + stay.visitNo() + " 次住院"));
    }
    if (sheets.isEmpty()) {
      throw new BadRequest("categories", "请选择类别或病案", "Choose categories or records");
    }
    records.note(actor, AuditAction.SEPARATORS_PRINTED, "sheets=" + sheets.size());
    if (!all.isEmpty()) {
      records.note(actor, AuditAction.SEPARATORS_PRINTED, all, "sheet");
    }
    return pdf("separators.pdf", printing.sheets(sheets));
  }

  private LabelText text(MedicalRecord record) {
    var fields = new EnumMap<Field, String>(Field.class);
    var stay = record.stay();
    var number = Stated.valueOf(record.recordNo());
    var encounter = record.encounter();
    put(fields, Field.HOSPITAL, organisation.name());
    put(fields, Field.CAMPUS, campusName(stay.campus()));
    put(fields, Field.PATIENT_NAME, Stated.valueOf(record.patient().name()));
    put(fields, Field.SEX, sex(Stated.valueOf(record.patient().sex())));
    put(fields, Field.RECORD_NO, number == null ? null : number.value());
    put(fields, Field.ADMISSION_NO, stay.admissionNo());
    put(fields, Field.VISIT_NO, String.valueOf(stay.visitNo()));
    put(fields, Field.DEPARTMENT, department(Stated.valueOf(encounter.department())));
    put(fields, Field.ADMITTED, day(Stated.valueOf(encounter.admittedAt())));
    put(fields, Field.DISCHARGED, day(Stated.valueOf(encounter.dischargedAt())));
    return new LabelText(new PaperCode.Label(stay), fields);
  }

  private static void put(Map<Field, String> fields, Field field, @Nullable String value) {
    if (value != null) {
      fields.put(field, value);
    }
  }

  private @Nullable String department(@Nullable String code) {
    return code == null ? null : organisation.departmentNames().getOrDefault(code, code);
  }

  private @Nullable String day(@Nullable Instant at) {
    return at == null ? null : DAY.format(at.atZone(zone));
  }

  /** The codes of GB/T 2261.1. */
  private static @Nullable String sex(@Nullable String code) {
    return "1".equals(code) ? "男" : "2".equals(code) ? "女" : null;
  }

  private String campusName(CampusCode code) {
    return organisation.campus(code).map(campus -> campus.name()).orElse(code.value());
  }

  private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(MediaType.APPLICATION_PDF)
        .body(content);
  }
}
