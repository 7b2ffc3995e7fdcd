package org.anjuan.web.demo;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.security.rules.RuleKeeper;
import org.anjuan.security.rules.SecurityRules;
import org.anjuan.security.token.ApiTokens;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty archive with the demonstration hospital: its people first, then its documents,
 * which the generator drops into the collector's folder while the application already runs. A start
 * that was broken off goes on at the next one; what is there already is recognised by the intake.
 */
@Component
@ConditionalOnBooleanProperty("anjuan.demo.enabled")
class DemoStart {
  private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
  private static final String STATE = "demo";
  private static final Actor DEMO = Actor.system("demonstration");

  private final DemoProperties properties;
  private final Organisation organisation;
  private final Accounts accounts;
  private final ApiTokens tokens;
  private final RuleKeeper rules;
  private final DemoRules ruleBook;
  private final DemoApplications applications;
  private final DemoNotices notices;
  private final DemoCollectors collectors;
  private final DemoExpectations expectations;
  private final MongoOperations mongo;
  private final DataFolder data;
  private final Path home;
  private final Environment environment;
  private volatile @Nullable Process generator;

  DemoStart(
      DemoProperties properties,
      Organisation organisation,
      Accounts accounts,
      ApiTokens tokens,
      RuleKeeper rules,
      DemoRules ruleBook,
      DemoApplications applications,
      DemoNotices notices,
      DemoCollectors collectors,
      DemoExpectations expectations,
      MongoOperations mongo,
      DataFolder data,
      @Value("${anjuan.home}") Path home,
      Environment environment) {
    this.properties = properties;
    this.organisation = organisation;
    this.accounts = accounts;
    this.tokens = tokens;
    this.rules = rules;
    this.ruleBook = ruleBook;
    this.applications = applications;
    this.notices = notices;
    this.collectors = collectors;
    this.expectations = expectations;
    this.mongo = mongo;
    this.data = data;
    this.home = home;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void fill() throws IOException, InterruptedException {
    var state = mongo.findById(STATE, Document.class, STATE);
    if (state == null && !accounts.isEmpty()) {
      LOG.info("The archive is in use: no demonstration hospital is added");
      return;
    }
    if (state == null || !Boolean.TRUE.equals(state.getBoolean("complete"))) {
      generate();
    }
    announce();
  }

  private void generate() throws IOException, InterruptedException {
    var hospital = data.path().resolve("hospital.json");
    Files.deleteIfExists(hospital);
    var started = new DemoGenerator(home, data.folder("inbox"), hospital, properties).start();
    generator = started;
    while (!Files.exists(hospital)) {
      if (started.waitFor(100, TimeUnit.MILLISECONDS) && !Files.exists(hospital)) {
        throw new IOException("The demonstration hospital could not be made");
      }
    }
    var file = JsonMapper.builder().build().readValue(Files.readAllBytes(hospital), DemoFile.class);
    // First of all: a start broken off between two accounts must not look like an archive in use.
    mongo.save(new Document("_id", STATE).append("complete", false), STATE);
    organisation.adopt(file.profile());
    letManyShareAnAccount();
    file.users().forEach(this::openAccount);
    notices.put(DEMO); // once all are there who are to be told
    issueToken();
    ruleBook.put(DEMO, accounts.actor(new Username("records")).orElse(DEMO), file.listed());
    applications.register(DEMO);
    collectors.setUp(DEMO);
    expectations.set(DEMO);
    started.onExit().thenAccept(this::generated);
  }

  /** Visitors of a demonstration share its few accounts. */
  private void letManyShareAnAccount() {
    var present = rules.read();
    if (present.version() == 0) {
      var usual = present.rules();
      rules.set(
          DEMO,
          new SecurityRules(
              usual.password(),
              200,
              usual.secondFactorRoles(),
              usual.alerts(),
              usual.secondHandForReset()),
          0);
    }
  }

  private void openAccount(DemoFile.User user) {
    var username = new Username(user.username());
    if (!accounts.exists(username)) {
      accounts.create(
          DEMO,
          new NewAccount(
              username,
              properties.password(),
              user.name(),
              new StaffNumber(user.staffNo()),
              user.postings(),
              clearance(user),
              false));
    }
  }

  /** The counter sees nothing confidential; the others see what the lists of people mark. */
  private static int clearance(DemoFile.User user) {
    return user.postings().stream().anyMatch(posting -> DemoRules.INSIDERS.contains(posting.role()))
        ? 2
        : 0;
  }

  // For trying out the push interface; only its owner may read the file.
  private void issueToken() throws IOException {
    var file = data.path().resolve("demo-token.txt");
    if (!Files.exists(file)) {
      var token = tokens.issue(DEMO, "demonstration EMR", Set.of(Right.INTAKE_PUSH), null);
      var draft = Files.createTempFile(data.path(), "demo-token", ".tmp"); // its owner's only
      Files.writeString(draft, token.value() + System.lineSeparator());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private void generated(Process ended) {
    if (ended.exitValue() == 0) {
      mongo.save(new Document("_id", STATE).append("complete", true), STATE);
    } else {
      LOG.warn("The demonstration hospital's generator ended early; the next start goes on");
    }
  }

  private void announce() {
    var port = environment.getProperty("local.server.port", "8080");
    LOG.info(
        """

        ------------------------------------------------------------------
        案卷 Anjuan   http://localhost:{}
        {} (演示医院 demonstration hospital)

          records     病案室 records office      doctor      医师 physician
          doctor2     医师 physician             nurse       护士 nurse
          qc          质控 quality control       counter     窗口 counter
          sysadmin    系统管理员 system           secadmin    安全管理员 security
          auditadmin  审计管理员 audit

          密码 password for all: {}
          推送令牌 token for POST /api/intake: {}
          对接系统 systems with links: {}
        ------------------------------------------------------------------
        """,
        port,
        organisation.name(),
        properties.password(),
        data.path().resolve("demo-token.txt"),
        data.path().resolve("demo-applications.txt"));
  }

  @PreDestroy
  void stop() {
    var running = generator;
    if (running != null) {
      running.destroy();
    }
  }
}
