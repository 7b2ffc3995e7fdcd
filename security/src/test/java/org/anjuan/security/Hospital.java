package org.anjuan.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.security.rules.RuleKeeper;
import org.bson.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * A hospital to try the doors of: a database, a clock, and as many application nodes as a test
 * starts.
 */
public final class Hospital implements AutoCloseable {
  public static final String PASSWORD = "correct horse 正确";

  public final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private final Engines.Mongo mongo = Engines.mongo();
  private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

  /** Starts an application node on the same database and says where it listens. */
  public String start(Map<String, Object> settings) {
    var folder = temporaryFolder();
    var node =
        new SpringApplicationBuilder(DoorApplication.class)
            .initializers(context -> {
              var beans = context.getBeanFactory();
              beans.registerSingleton("mongo", mongo.operations());
              beans.registerSingleton("movableClock", clock);
              beans.registerSingleton("dataFolder", DataFolder.open(folder));
              beans.registerSingleton("fieldCipher", KeyRingFixture.fieldCipher());
            })
            .properties(
                Map.of(
                    "server.port",
                    "0",
                    "spring.main.banner-mode",
                    "off",
                    "spring.threads.virtual.enabled",
                    "true"))
            .properties(settings)
            .run();
    nodes.add(node);
    return site(node);
  }

  private static String site(ConfigurableApplicationContext node) {
    return "http://localhost:" + ((WebServerApplicationContext) node).getWebServer().getPort();
  }

  /** With one account that the administrators do not stand beside. */
  public String start() {
    return start(Map.of("anjuan.security.first-administrators.create", "false"));
  }

  /**
   * One node and nobody there yet, whatever an earlier test has left; says where the node listens.
   */
  public String open() {
    while (nodes.size() > 1) {
      nodes.removeLast().close();
    }
    for (var collection :
        List.of(
            "users",
            "sessions",
            "login_failures",
            "api_tokens",
            "administrators",
            "security_rules",
            "log_ins",
            "log_in_alerts",
            "log_in_steps",
            "known_devices",
            "known_places",
            "applications",
            "link_nonces",
            "link_visits",
            "link_failures",
            "responsibilities",
            "password_resets")) {
      mongo.database().getCollection(collection).deleteMany(new Document());
    }
    if (nodes.isEmpty()) {
      return start();
    }
    bean(RuleKeeper.class).read();
    return site(nodes.getFirst());
  }

  /** Where the first node listens. */
  public String site() {
    return site(nodes.getFirst());
  }

  public <T> T bean(Class<T> type) {
    return nodes.getLast().getBean(type);
  }

  public MongoOperations mongo() {
    return mongo.operations();
  }

  public void stopFirstNode() {
    nodes.removeFirst().close();
  }

  public void hire(String username, Posting... postings) {
    hire(username, "1001", postings);
  }

  public void hire(String username, String staffNumber, Posting... postings) {
    bean(Accounts.class)
        .create(
            Actor.system("test"),
            new NewAccount(
                new Username(username),
                PASSWORD,
                "姓名" + username,
                new StaffNumber(staffNumber),
                Set.of(postings),
                0,
                false));
  }

  /** Actions on record, with the actor: {@code "zhao LOG_IN"}. */
  public List<String> trail() {
    return entries().stream()
        .map(entry -> entry.event().actor() + " " + entry.event().action())
        .toList();
  }

  public List<AuditEntry> entries() {
    var trail = bean(AuditTrail.class);
    var all = new ArrayList<AuditEntry>();
    var next = trail.since(null, 500);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = trail.since(all.getLast().position(), 500);
    }
    return all;
  }

  public void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void close() {
    nodes.forEach(ConfigurableApplicationContext::close);
    mongo.close();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "nodes")), "node");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
