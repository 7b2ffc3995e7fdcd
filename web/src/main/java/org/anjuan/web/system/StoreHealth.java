package org.anjuan.web.system;

import org.anjuan.archive.platform.mongo.MongoConnection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Without the store a node can do nothing: a balancer should send nobody here. The index is left
 * out on purpose: while it is away documents are still taken in and records are opened by their
 * number.
 */
@Component("mongodb")
class StoreHealth implements HealthIndicator {
  private final MongoConnection mongo;

  StoreHealth(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public Health health() {
    return (mongo.engine().healthy() ? Health.up() : Health.down()).build();
  }
}
