package org.anjuan.archive.audit;

/** An event with its place in the trail. */
public record AuditEntry(AuditPosition position, AuditEvent event) {}
