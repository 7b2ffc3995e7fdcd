package org.anjuan.archive.record;

import org.anjuan.archive.platform.IdentifiersFixture;
import org.springframework.data.mongodb.core.MongoOperations;

/** The chart numbers of a store. */
final class ChartsFixture {
  private ChartsFixture() {}

  static Charts on(MongoOperations mongo) {
    return new Charts(new Records(mongo), IdentifiersFixture.on(mongo), new ChartLinks(mongo));
  }
}
