package org.anjuan.archive.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when, from where, with which record, document, version and page, and how it ended.
 *
 * <p>Texts are kept as evidence: control characters become blanks, and what is longer than {@value
 * #LONGEST} characters is cut. The detail holds search terms and reasons, no other patient data.
 *
 * @param address where the actor sat; left out, the trail fills in the present request's
 */
public record AuditEvent(
    Instant at,
    String actor,
    String actorName,
    AuditAction action,
    AuditOutcome outcome,
    @Nullable String recordId,
    @Nullable String documentId,
    @Nullable Integer version,
    @Nullable Integer page,
    @Nullable String address,
    @Nullable String detail) {

  static final int LONGEST = 2_000;

  public AuditEvent {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    actor = clean(actor);
    actorName = clean(actorName);
    recordId = cleanOrNull(recordId);
    documentId = cleanOrNull(documentId);
    address = cleanOrNull(address);
    detail = cleanOrNull(detail);
  }

  /** This actor has done this. */
  public static AuditEvent of(Actor actor, AuditAction action, Instant at) {
    return new AuditEvent(
        at,
        actor.id().value(),
        actor.name(),
        action,
        AuditOutcome.SUCCESS,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public AuditEvent outcome(AuditOutcome outcome) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
  }

  public AuditEvent record(String recordId) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
  }

  public AuditEvent document(String documentId) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
  }

  public AuditEvent version(int version) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
  }

  public AuditEvent page(int page) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
  }

  public AuditEvent address(@Nullable String address) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
  }

  public AuditEvent detail(String detail) {
    return new AuditEvent(
        at,
        actor,
        actorName,
        action,
        outcome,
        recordId,
        documentId,
        version,
        page,
        address,
        detail);
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
