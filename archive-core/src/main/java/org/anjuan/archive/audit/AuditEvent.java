package org.anjuan.archive.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when, from where, with which record, document, version and pages, and how it ended.
 *
 * <p>Texts are kept as evidence: control characters become blanks, and what is longer than {@value
 * #LONGEST} characters is cut. The detail holds search terms and reasons, no other patient data.
 */
public record AuditEvent(
    Instant at,
    Who who,
    AuditAction action,
    AuditOutcome outcome,
    What what,
    Where where,
    @Nullable String detail) {

  static final int LONGEST = 2_000;

  /**
   * Who, as known at that moment.
   *
   * @param roles names of the roles held, separated by commas; null for systems
   * @param departments codes of the departments and wards served, separated by commas
   */
  public record Who(
      String id,
      String name,
      @Nullable String staffNo,
      @Nullable String roles,
      @Nullable String departments) {

    public Who {
      id = clean(id);
      name = clean(name);
      staffNo = cleanOrNull(staffNo);
      roles = cleanOrNull(roles);
      departments = cleanOrNull(departments);
    }

    static Who of(Actor actor) {
      var number = actor.staffNumber();
      return new Who(
          actor.id().value(),
          actor.name(),
          number == null ? null : number.value(),
          listed(actor.roles().stream().map(Enum::name)),
          listed(actor.departments().stream()));
    }

    private static @Nullable String listed(Stream<String> values) {
      var all = values.sorted().collect(Collectors.joining(","));
      return all.isEmpty() ? null : all;
    }
  }

  /**
   * What was touched; each part only where it applies.
   *
   * @param page one page
   * @param pages several, as {@code 1-3,7}
   * @param millis how long they were looked at
   */
  public record What(
      @Nullable String recordId,
      @Nullable String documentId,
      @Nullable Integer version,
      @Nullable Integer page,
      @Nullable String pages,
      @Nullable Integer millis) {

    static final What NOTHING = new What(null, null, null, null, null, null);

    public What {
      recordId = cleanOrNull(recordId);
      documentId = cleanOrNull(documentId);
      pages = cleanOrNull(pages);
    }
  }

  /**
   * From where; what is null, the trail fills in from the present request.
   *
   * @param device what the caller's program says it is
   * @param correlation the request's identifier, which its answer and the log carry too
   */
  public record Where(
      @Nullable String address, @Nullable String device, @Nullable String correlation) {

    /** Outside of any request. */
    public static final Where NOWHERE = new Where(null, null, null);

    public Where {
      address = cleanOrNull(address);
      device = cleanOrNull(device);
      correlation = cleanOrNull(correlation);
    }

    Where orElse(Where other) {
      return new Where(
          address == null ? other.address : address,
          device == null ? other.device : device,
          correlation == null ? other.correlation : correlation);
    }
  }

  public AuditEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    detail = cleanOrNull(detail);
  }

  /** This actor has done this. */
  public static AuditEvent of(Actor actor, AuditAction action, Instant at) {
    return of(Who.of(actor), action, at);
  }

  /** As above, for somebody of whom nothing but a name is known. */
  public static AuditEvent of(String id, String name, AuditAction action, Instant at) {
    return of(new Who(id, name, null, null, null), action, at);
  }

  private static AuditEvent of(Who who, AuditAction action, Instant at) {
    return new AuditEvent(at, who, action, AuditOutcome.SUCCESS, What.NOTHING, Where.NOWHERE, null);
  }

  public AuditEvent outcome(AuditOutcome ended) {
    return new AuditEvent(at, who, action, ended, what, where, detail);
  }

  public AuditEvent record(String id) {
    return with(new What(id, what.documentId, what.version, what.page, what.pages, what.millis));
  }

  public AuditEvent document(String id) {
    return with(new What(what.recordId, id, what.version, what.page, what.pages, what.millis));
  }

  public AuditEvent version(int number) {
    return with(
        new What(what.recordId, what.documentId, number, what.page, what.pages, what.millis));
  }

  public AuditEvent page(int number) {
    return with(
        new What(what.recordId, what.documentId, what.version, number, what.pages, what.millis));
  }

  /** Several pages, as {@code 1-3,7}, and how long they were looked at. */
  public AuditEvent pages(String numbers, int millis) {
    return with(new What(what.recordId, what.documentId, what.version, what.page, numbers, millis));
  }

  public AuditEvent address(@Nullable String address) {
    return from(new Where(address, where.device, where.correlation));
  }

  public AuditEvent detail(String text) {
    return new AuditEvent(at, who, action, outcome, what, where, text);
  }

  AuditEvent from(Where origin) {
    return new AuditEvent(at, who, action, outcome, what, origin, detail);
  }

  private AuditEvent with(What subject) {
    return new AuditEvent(at, who, action, outcome, subject, where, detail);
  }

  public String actor() {
    return who.id;
  }

  public String actorName() {
    return who.name;
  }

  public @Nullable String recordId() {
    return what.recordId;
  }

  public @Nullable String documentId() {
    return what.documentId;
  }

  public @Nullable Integer version() {
    return what.version;
  }

  public @Nullable Integer page() {
    return what.page;
  }

  public @Nullable String address() {
    return where.address;
  }

  private static @Nullable String cleanOrNull(@Nullable String text) {
    return text == null ? null : clean(text);
  }

  /** What is hashed must be what is read back: broken surrogates would come back changed. */
  private static String clean(String text) {
    var kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    var whole = new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.replaceAll("\\p{Cntrl}", " ");
  }
}
