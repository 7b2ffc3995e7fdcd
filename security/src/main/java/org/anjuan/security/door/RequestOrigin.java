package org.anjuan.security.door;

import org.anjuan.archive.access.VisitOrigin;
import org.anjuan.archive.audit.AuditEvent.Where;
import org.anjuan.archive.audit.AuditOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the caller sits, for the audit trail and the rule book. Behind a balancer, {@code
 * server.forward-headers-strategy} must be set.
 */
@Component
class RequestOrigin implements AuditOrigin, VisitOrigin {
  private static final int LONGEST_DEVICE = 200;

  @Override
  public Where present() {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here)) {
      return Where.NOWHERE;
    }
    var request = here.getRequest();
    var device = request.getHeader(HttpHeaders.USER_AGENT);
    return new Where(
        request.getRemoteAddr(),
        device == null || device.length() <= LONGEST_DEVICE
            ? device
            : device.substring(0, LONGEST_DEVICE),
        Correlation.of(request));
  }

  @Override
  public @Nullable String address() {
    return present().address();
  }
}
