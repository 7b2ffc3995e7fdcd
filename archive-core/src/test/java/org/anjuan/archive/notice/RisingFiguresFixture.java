package org.anjuan.archive.notice;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;

/** Opens what the package keeps to itself. */
public final class RisingFiguresFixture {
  private RisingFiguresFixture() {}

  /** As a node has it that has just started. */
  public static RisingFigures on(MongoOperations store, ApplicationEventPublisher events) {
    return new RisingFigures(store, events);
  }
}
