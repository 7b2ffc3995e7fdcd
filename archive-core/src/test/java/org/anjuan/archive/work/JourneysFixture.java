package org.anjuan.archive.work;

import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.anjuan.archive.platform.DataFolder;
import org.springframework.data.mongodb.core.MongoOperations;

/** Lets tests of other packages have journeys, which nobody observes unless they say so. */
public final class JourneysFixture {
  private JourneysFixture() {}

  public static Journeys observed(
      ObservationRegistry registry, MongoOperations mongo, Clock clock) {
    return new Journeys(registry, mongo, clock);
  }

  public static Journeys unobserved(MongoOperations mongo, Clock clock) {
    return new Journeys(ObservationRegistry.NOOP, mongo, clock);
  }

  static WorkQueue queue(MongoOperations mongo, Node node, Clock clock) {
    return new WorkQueue(mongo, node, clock, unobserved(mongo, clock));
  }

  /** A node's queue whose work is done as steps of journeys. */
  public static WorkQueue queue(
      MongoOperations mongo, Clock clock, Journeys journeys, DataFolder data) {
    return new WorkQueue(mongo, new Node(data), clock, journeys);
  }
}
