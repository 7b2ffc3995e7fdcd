package org.anjuan.archive.audit;

import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** Nobody calls from anywhere. */
final class NoOrigin implements ObjectProvider<AuditOrigin> {
  @Override
  public Stream<AuditOrigin> stream() {
    return Stream.empty();
  }
}
