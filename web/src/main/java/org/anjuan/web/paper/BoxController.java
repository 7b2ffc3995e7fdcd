package org.anjuan.web.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Parts;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.paper.Box;
import org.anjuan.archive.paper.BoxId;
import org.anjuan.archive.paper.Boxed;
import org.anjuan.archive.paper.Boxes;
import org.anjuan.archive.paper.WorkCount.Deed;
import org.anjuan.archive.paper.Workload;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.NotFound;
import org.anjuan.web.record.RecordAccess;
import org.anjuan.web.record.RecordSummary;
import org.anjuan.web.record.RecordViews;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boxes, what lies in them, where they stand, and where the paper of a record is. */
@RestController
@RequestMapping("/api/paper")
class BoxController {
  private final PaperRecords paper;
  private final Boxes boxes;
  private final MedicalRecords records;
  private final RecordAccess access;
  private final RecordViews views;
  private final Workload workload;

  BoxController(
      PaperRecords paper,
      Boxes boxes,
      MedicalRecords records,
      RecordAccess access,
      RecordViews views,
      Workload workload) {
    this.paper = paper;
    this.boxes = boxes;
    this.records = records;
    this.access = access;
    this.views = views;
    this.workload = workload;
  }

  /**
   * A box.
   *
   * @param revision to be sent back with a change
   */
  record BoxView(
      String id,
      String campus,
      String number,
      @Nullable String place,
      Instant changedAt,
      long revision) {}

  /** Boxes in the order of their numbers; at most 200. */
  record BoxList(List<BoxView> items) {}

  /**
   * A box with what lies in it.
   *
   * @param closed how many records lie in it that are not open to the reader
   */
  record BoxContents(BoxView box, List<BoxedView> items, int closed) {}

  /** A record in a box. */
  record BoxedView(RecordSummary record, Instant since, String by) {}

  /** A new box, or what changes of one. */
  record BoxForm(
      @Nullable String campus,
      @Nullable String number,
      @Nullable String place,
      @Nullable Long revision) {}

  /** A record that is put in. */
  record BoxedRecord(@Nullable String record) {}

  /**
   * What became of it.
   *
   * @param from the box in which it lay before
   */
  record PutIn(BoxedView item, @Nullable BoxView from) {}

  /** Where each of these records is. */
  record PickOrder(@Nullable List<String> records) {}

  /** In the order in which one walks: by place, box, and what lies in no box at the end. */
  record PickList(List<PickLine> items) {}

  /**
   * A line of it.
   *
   * @param box null: in none
   */
  record PickLine(RecordSummary record, @Nullable BoxView box) {}

  @GetMapping("/boxes")
  BoxList list(
      Actor actor, @RequestParam CampusCode campus, @RequestParam(defaultValue = "") String q) {
    requireCampus(actor, campus);
    paper.note(actor, AuditAction.BOXES_LISTED, campus.value());
    return new BoxList(boxes.list(campus, q).stream().map(BoxController::view).toList());
  }

  @PostMapping("/boxes")
  BoxView add(Actor actor, @RequestBody BoxForm form) {
    var campus = new CampusCode(form.campus() == null ? "" : form.campus());
    requireCampus(actor, campus);
    var box = boxes.add(campus, text(form.number()), placeOf(form));
    paper.note(actor, AuditAction.BOX_ADDED, described(box));
    return view(box);
  }

  @GetMapping("/boxes/{id}")
  BoxContents box(Actor actor, @PathVariable BoxId id) {
    var box = box(actor, id, Right.PAPER_STORE);
    paper.note(actor, AuditAction.BOX_VIEWED, described(box));
    var inside = boxes.contents(box);
    var known = known(inside.stream().map(Boxed::record).toList());
    var items = new ArrayList<BoxedView>();
    for (var one : inside) {
      var record = known.get(one.record());
      if (record != null && access.allows(actor, Action.VIEW, record)) {
        items.add(new BoxedView(summary(record), one.at(), one.by()));
      }
    }
    return new BoxContents(view(box), items, inside.size() - items.size());
  }

  @PutMapping("/boxes/{id}")
  BoxView change(Actor actor, @PathVariable BoxId id, @RequestBody BoxForm form) {
    var box = box(actor, id, Right.PAPER_STORE);
    var seen =
        new Box(
            box.id(),
            box.key(),
            box.campus(),
            box.number(),
            box.place(),
            box.changedAt(),
            form.revision() == null ? 0 : form.revision());
    var changed = boxes.change(seen, text(form.number()), placeOf(form));
    paper.note(actor, AuditAction.BOX_SHELVED, described(changed));
    return view(changed);
  }

  @PostMapping("/boxes/{id}/records")
  PutIn put(Actor actor, @PathVariable BoxId id, @RequestBody BoxedRecord wanted) {
    var box = box(actor, id, Right.PAPER_STORE);
    var record = paper.one(actor, Right.PAPER_STORE, wanted.record());
    if (!record.stay().campus().equals(box.campus())) {
      throw new Conflict(
          "box-of-another-campus", "这个病案盒属于另一院区", "The box belongs to another campus");
    }
    var before =
        boxes.of(List.of(record.id())).stream()
            .map(Boxed::box)
            .filter(other -> !other.equals(box.id()))
            .findFirst()
            .flatMap(boxes::find)
            .map(BoxController::view)
            .orElse(null);
    var boxed = boxes.put(actor, box, record.id());
    paper.note(actor, AuditAction.RECORD_BOXED, List.of(record), described(box));
    workload.add(actor, box.campus(), Deed.RECORDS_BOXED, 1);
    return new PutIn(new BoxedView(summary(record), boxed.at(), boxed.by()), before);
  }

  @DeleteMapping("/boxes/{id}/records/{record}")
  BoxView take(Actor actor, @PathVariable BoxId id, @PathVariable String record) {
    var box = box(actor, id, Right.PAPER_STORE);
    var taken = paper.one(actor, Right.PAPER_STORE, record);
    if (!boxes.take(box, taken.id())) {
      throw new NotFound();
    }
    paper.note(actor, AuditAction.RECORD_UNBOXED, List.of(taken), described(box));
    return view(box);
  }

  @PostMapping("/pick-list")
  PickList pick(Actor actor, @RequestBody PickOrder order) {
    var wanted = paper.all(actor, Right.PAPER_STORE, order.records());
    paper.note(actor, AuditAction.PICK_LIST_MADE, wanted, "records=" + wanted.size());
    var places = new HashMap<RecordId, BoxId>();
    boxes
        .of(wanted.stream().map(MedicalRecord::id).toList())
        .forEach(boxed -> places.put(boxed.record(), boxed.box()));
    var byId = new HashMap<BoxId, BoxView>();
    boxes.findAll(places.values()).forEach(box -> byId.put(box.id(), view(box)));
    return new PickList(
        wanted.stream()
            .map(record -> new PickLine(summary(record), at(byId, places.get(record.id()))))
            .sorted(
                Comparator.comparing(
                        PickLine::box,
                        Comparator.nullsLast(
                            Comparator.comparing(
                                    BoxView::place,
                                    Comparator.nullsLast(Comparator.<String>naturalOrder()))
                                .thenComparing(BoxView::number)))
                    .thenComparing(line -> line.record().admissionNo()))
            .toList());
  }

  private static @Nullable BoxView at(Map<BoxId, BoxView> boxes, @Nullable BoxId id) {
    return id == null ? null : boxes.get(id);
  }

  private Box box(Actor actor, BoxId id, Right right) {
    return boxes
        .find(id)
        .filter(box -> actor.campusesWith(right).contains(box.campus().value()))
        .orElseThrow(NotFound::new);
  }

  private Map<RecordId, MedicalRecord> known(List<RecordId> ids) {
    var known = new HashMap<RecordId, MedicalRecord>();
    records.findAll(ids).forEach(record -> known.put(record.id(), record));
    return known;
  }

  private static void requireCampus(Actor actor, CampusCode campus) {
    if (!actor.campusesWith(Right.PAPER_STORE).contains(campus.value())) {
      throw new NotFound();
    }
  }

  /** Handling paper needs no diagnosis. */
  private RecordSummary summary(MedicalRecord record) {
    return views.summary(record).of(Parts.NONE);
  }

  private static String text(@Nullable String given) {
    if (given == null || given.isBlank()) {
      throw new BadRequest("number", "请填写盒号", "The box needs a number");
    }
    return given.strip();
  }

  private static @Nullable String placeOf(BoxForm form) {
    var place = form.place();
    return place == null || place.isBlank() ? null : place.strip();
  }

  private static String described(Box box) {
    return "box " + box.number() + " " + (box.place() == null ? "-" : box.place());
  }

  private static BoxView view(Box box) {
    return new BoxView(
        box.id().value(),
        box.campus().value(),
        box.number(),
        box.place(),
        box.changedAt(),
        box.revision());
  }
}
