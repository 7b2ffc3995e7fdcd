package org.anjuan.archive.access;

import org.springframework.data.mongodb.core.MongoOperations;

/** Rules as tests of other capabilities need them. */
public final class RulesFixture {
  private RulesFixture() {}

  public static TagRules tagRules(MongoOperations mongo) {
    return new TagRules(stored(mongo));
  }

  public static RuleStore<TagRule> stored(MongoOperations mongo) {
    return new RuleStore<>(mongo, TagRule.class);
  }
}
