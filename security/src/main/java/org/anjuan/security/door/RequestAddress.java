package org.anjuan.security.door;

import org.anjuan.archive.access.VisitOrigin;
import org.anjuan.archive.audit.AuditOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The caller's address, for the audit trail and the rule book. Behind a balancer, {@code
 * server.forward-headers-strategy} must be set.
 */
@Component
class RequestAddress implements AuditOrigin, VisitOrigin {

  @Override
  public @Nullable String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes present
        ? present.getRequest().getRemoteAddr()
        : null;
  }
}
