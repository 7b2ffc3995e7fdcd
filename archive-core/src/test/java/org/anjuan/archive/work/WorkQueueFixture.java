package org.anjuan.archive.work;

import java.nio.file.Path;
import java.time.Clock;
import org.anjuan.archive.platform.DataFolder;
import org.springframework.data.mongodb.core.MongoOperations;

/** Lets tests of other packages have a queue. */
public final class WorkQueueFixture {
  private WorkQueueFixture() {}

  /** A node's queue; the folder is only asked for a name. */
  public static WorkQueue on(MongoOperations mongo, Clock clock, Path folder) {
    try (var data = DataFolder.open(folder)) {
      return JourneysFixture.queue(mongo, new Node(data), clock);
    }
  }
}
