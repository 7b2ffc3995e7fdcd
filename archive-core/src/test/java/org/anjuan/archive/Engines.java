package org.anjuan.archive;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.anjuan.archive.platform.mongo.MongoConnection;
import org.anjuan.archive.platform.mongo.RecordMapping;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * The engines that tests run on, one suite for all of them: an explicit URI (system property or
 * environment variable {@code anjuan.mongodb.uri}), else a container where Docker answers and
 * Testcontainers is on the class path, else the embedded server in a temporary folder. Started once
 * per JVM, when first asked for.
 */
public final class Engines {

  private Engines() {}

  /** A database of its own for one test class; close it to drop the database. */
  public static Mongo mongo() {
    var client = Shared.CONNECTION.client();
    return new Mongo(client, "t" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** What {@link #mongo()} hands out. */
  public static final class Mongo implements AutoCloseable {

    private final MongoClient client;
    private final String name;
    private final MongoOperations operations;

    private Mongo(MongoClient client, String name) {
      this.client = client;
      this.name = name;
      this.operations = RecordMapping.template(new SimpleMongoClientDatabaseFactory(client, name));
    }

    public MongoClient client() {
      return client;
    }

    public MongoDatabase database() {
      return client
          .getDatabase(name)
          .withCodecRegistry(Shared.CONNECTION.database().getCodecRegistry());
    }

    /** Where the server is, for a client in a process of its own. */
    public String uri() {
      return Shared.URI;
    }

    /** Spring Data, mapping records as the application does. */
    public MongoOperations operations() {
      return operations;
    }

    @Override
    public void close() {
      database().drop();
    }
  }

  private static final class Shared {
    private static final @Nullable String GIVEN = given();
    static final MongoConnection CONNECTION =
        GIVEN == null ? embedded() : MongoConnection.external(GIVEN, "anjuan");
    static final String URI =
        GIVEN == null ? "mongodb://" + CONNECTION.engine().address() + "/" : GIVEN;

    private static @Nullable String given() {
      var uri = System.getProperty("anjuan.mongodb.uri", System.getenv("ANJUAN_MONGODB_URI"));
      return uri == null ? DockerMongo.uriWhereDockerAnswers() : uri;
    }

    private static MongoConnection embedded() {
      try {
        var folder = Files.createTempDirectory("anjuan-mongo");
        var connection = MongoConnection.embedded(folder, "anjuan");
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  connection.close();
                  delete(folder);
                }));
        return connection;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
