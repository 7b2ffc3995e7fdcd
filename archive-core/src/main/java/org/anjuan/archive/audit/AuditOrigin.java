package org.anjuan.archive.audit;

/** Where the present request comes from; the web side knows. */
public interface AuditOrigin {
  /** {@link AuditEvent.Where#NOWHERE} outside a request. */
  AuditEvent.Where present();
}
