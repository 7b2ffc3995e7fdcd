package org.anjuan.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** A real MongoDB in a container. Nothing of Testcontainers is loaded where there is no Docker. */
final class DockerMongo {

  private DockerMongo() {}

  static @Nullable String uriWhereDockerAnswers() {
    if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
      return null;
    }
    try {
      return Container.start();
    } catch (NoClassDefFoundError testcontainersMissing) {
      return null;
    }
  }

  private static final class Container {

    static @Nullable String start() {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return null;
      }
      @SuppressWarnings("resource") // lives as long as the tests; Testcontainers removes it
      var container = new MongoDBContainer("mongo:8.0").withReplicaSet();
      container.start();
      return container.getReplicaSetUrl();
    }
  }
}
