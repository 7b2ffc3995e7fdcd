package org.anjuan.archive.heartbeat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.anjuan.archive.heartbeat.NodeBeat.State;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.work.Node;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** This node's beat, and those of all others. */
@Service
public class NodeBeats {
  private static final Logger LOG = LoggerFactory.getLogger(NodeBeats.class);
  private static final Duration FORGOTTEN = Duration.ofDays(7);

  private final MongoCollection<Document> nodes;
  private final Node node;
  private final DataFolder data;
  private final Duration silentAfter;
  private final String name;
  private final Clock clock;
  private final Instant startedAt;

  NodeBeats(
      MongoOperations mongo, Node node, DataFolder data, NodeProperties settings, Clock clock) {
    this.nodes = mongo.getCollection("nodes");
    this.node = node;
    this.data = data;
    this.silentAfter = settings.silentAfter();
    this.name = settings.name().isBlank() ? machine() : settings.name().strip();
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** What this node is called among its equals. */
  public String name() {
    return name;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT10S")
  void beat() {
    try {
      write(false);
      nodes.deleteMany(lt("at", Date.from(clock.instant().minus(FORGOTTEN))));
    } catch (RuntimeException away) {
      LOG.debug("The beat could not be noted: {}", away.toString());
    }
  }

  private void write(boolean stopped) {
    var version = NodeBeats.class.getPackage().getImplementationVersion();
    nodes.replaceOne(
        eq("_id", name),
        new Document("_id", name)
            .append("process", node.id())
            .append("version", version)
            .append("started", Date.from(startedAt))
            .append("at", Date.from(clock.instant()))
            .append("free", data.path().toFile().getUsableSpace())
            .append("stopped", stopped),
        new ReplaceOptions().upsert(true));
  }

  @PreDestroy
  void stop() {
    try {
      nodes.updateOne(and(eq("_id", name), eq("process", node.id())), Updates.set("stopped", true));
    } catch (RuntimeException away) {
      LOG.debug("The last beat could not be noted: {}", away.toString());
    }
  }

  /** All nodes that beat within a week, by name. */
  public List<NodeBeat> all() {
    return nodes
        .find()
        .sort(Sorts.ascending("_id"))
        .limit(200)
        .into(new ArrayList<Document>())
        .stream()
        .map(this::read)
        .toList();
  }

  private NodeBeat read(Document stored) {
    var at = stored.getDate("at").toInstant();
    return new NodeBeat(
        stored.getString("_id"),
        stored.getString("version"),
        stored.getDate("started").toInstant(),
        at,
        stored.getLong("free"),
        stateOf(stored.getBoolean("stopped", false), at));
  }

  private State stateOf(boolean stopped, Instant at) {
    if (stopped) {
      return State.STOPPED;
    }
    return at.isBefore(clock.instant().minus(silentAfter)) ? State.SILENT : State.ALIVE;
  }
}
