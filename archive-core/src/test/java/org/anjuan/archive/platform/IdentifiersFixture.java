package org.anjuan.archive.platform;

import org.springframework.data.mongodb.core.MongoOperations;

/** Lets tests of other packages build what Spring builds in the application. */
public final class IdentifiersFixture {
  private IdentifiersFixture() {}

  public static Identifiers on(MongoOperations mongo) {
    return new Identifiers(mongo);
  }
}
