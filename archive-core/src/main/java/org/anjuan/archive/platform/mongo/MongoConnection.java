package org.anjuan.archive.platform.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.anjuan.archive.platform.mongo.MongoEngine.Kind;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * The connection to the store of records: an external MongoDB, or the embedded one, which lives and
 * dies with this value.
 *
 * <p>Every write is acknowledged by a majority and journalled, every read sees only such writes:
 * what the application has seen will still be there after a crash. The embedded server keeps the
 * same promise, see the package page.
 */
public final class MongoConnection implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 15;

  /** Whoever asks how the server is wants to know soon, most of all when it is not well. */
  private static final int HEALTH_SECONDS = 3;

  private final Kind kind;
  private final String address;
  private final String databaseName;
  private final MongoClient client;
  private final @Nullable EmbeddedMongo embedded;

  private MongoConnection(
      Kind kind, String uri, String defaultDatabase, @Nullable EmbeddedMongo embedded) {
    var connection = new ConnectionString(uri);
    var named = connection.getDatabase();
    this.kind = kind;
    this.embedded = embedded;
    this.address = String.join(",", connection.getHosts());
    this.databaseName = named == null ? defaultDatabase : named;
    this.client = MongoClients.create(settings(connection));
  }

  /** Connects to a server or cluster that somebody else runs. */
  public static MongoConnection external(String uri, String defaultDatabase) {
    return new MongoConnection(Kind.EXTERNAL, uri, defaultDatabase, null);
  }

  /** Starts the embedded server on the files of this folder. The caller holds the folder's lock. */
  public static MongoConnection embedded(Path folder, String database) {
    var server = EmbeddedMongo.start(folder);
    return new MongoConnection(Kind.EMBEDDED, server.uri(), database, server);
  }

  private static MongoClientSettings settings(ConnectionString connection) {
    return MongoClientSettings.builder()
        .applyConnectionString(connection)
        .applicationName("anjuan")
        .writeConcern(WriteConcern.MAJORITY.withJournal(true))
        .readConcern(ReadConcern.MAJORITY)
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .build();
  }

  /** The driver's client; closed with this connection. */
  public MongoClient client() {
    return client;
  }

  /** The database of the archive. */
  public MongoDatabase database() {
    return client.getDatabase(databaseName);
  }

  /** Asks the server how it is. Never fails: a server that doesn't answer is unhealthy. */
  public MongoEngine engine() {
    try {
      var admin = client.getDatabase("admin").withTimeout(HEALTH_SECONDS, TimeUnit.SECONDS);
      var build = admin.runCommand(new Document("buildInfo", 1));
      return new MongoEngine(kind, build.getString("version"), address, true);
    } catch (MongoException unreachable) {
      return new MongoEngine(kind, null, address, false);
    }
  }

  @Override
  public void close() {
    client.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
