package org.anjuan.security.link;

import java.util.Optional;
import org.anjuan.archive.audit.AuditEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Through which application the present request came, for the audit trail. */
@Component
public class PresentVisit {

  /** Empty for people who are logged in, and outside of requests. */
  public Optional<ApplicationId> application() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return Optional.empty();
    }
    if (request.getAttribute(Visit.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
        instanceof Visit visit) {
      return Optional.of(visit.app());
    }
    return request.getAttribute(AdmittedLink.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof AdmittedLink link
        ? Optional.of(link.application().id())
        : Optional.empty();
  }

  /** The event, with the application in its detail where there is one. */
  public AuditEvent mark(AuditEvent event) {
    return application()
        .map(app -> {
          var detail = event.detail();
          return event.detail("app=" + app + (detail == null ? "" : " " + detail));
        })
        .orElse(event);
  }
}
