package org.anjuan.archive.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** The stores of the rules that are data. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  @Bean
  RuleStore<TagDefinition> tagDefinitions(MongoOperations mongo) {
    return new RuleStore<>(mongo, TagDefinition.class);
  }

  @Bean
  RuleStore<TagRule> storedTagRules(MongoOperations mongo) {
    return new RuleStore<>(mongo, TagRule.class);
  }

  @Bean
  RuleStore<CategoryTemplate> categoryTemplates(MongoOperations mongo) {
    return new RuleStore<>(mongo, CategoryTemplate.class);
  }

  @Bean
  RuleStore<CategoryRule> categoryRules(MongoOperations mongo) {
    return new RuleStore<>(mongo, CategoryRule.class);
  }

  @Bean
  RuleStore<NetworkPlace> networkPlaces(MongoOperations mongo) {
    return new RuleStore<>(mongo, NetworkPlace.class);
  }
}
