package org.anjuan.archive.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Audience;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.vault.KeyRingFixture;
import org.anjuan.archive.work.WorkItem;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.archive.work.WorkQueueFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@Tag("ING-9")
@Tag("INT-4")
class TellingTests {
  private static final Notice FAILED =
      new Notice(
          NoticeKind.COLLECTION_FAILED,
          "MAIN",
          "lis",
          new NoticeText("检验系统采集失败", "Collection from the laboratory failed"),
          "/collectors");

  private final Engines.Mongo mongo = Engines.mongo();
  private final Set<String> notYetThere = new HashSet<>();
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T02:00:00Z"));
  private NoticeBook book;
  private NoticeRules rules;
  private NoticeAddresses addresses;
  private Inbox inbox;
  private Pushes pushes;
  private Ways ways;
  private WorkQueue queue;
  private Notices notices;
  private Telling telling;
  private MessageService service;
  private Post post;
  private MessageCalls calls;

  @BeforeEach
  void build(@TempDir Path folder) throws IOException {
    var store = mongo.operations();
    queue = WorkQueueFixture.on(store, clock, folder);
    book = new NoticeBook(store);
    rules = new NoticeRules(store, book, queue);
    addresses = new NoticeAddresses(store);
    inbox = new Inbox(store, book);
    ways = new Ways(store, KeyRingFixture.fieldCipher());
    pushes =
        new Pushes(store, addresses, queue, new HospitalZone(ZoneId.of("Asia/Shanghai")), clock);
    notices = new Notices(book, queue, clock);
    var beans = new StaticListableBeanFactory();
    beans.addBean("recipients", (Recipients) this::recipients);
    telling =
        new Telling(book, rules, beans.getBeanProvider(Recipients.class), inbox, pushes, clock);
    service = new MessageService();
    var properties =
        new NoticeProperties(
            "",
            List.of(service.host()),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofDays(1));
    calls = new MessageCalls(properties);
    post = new Post(List.of(new WeCom(calls, clock)), ways, pushes, calls, properties);
  }

  @AfterEach
  void drop() {
    calls.destroy();
    service.close();
    mongo.close();
  }

  private List<Recipient> recipients(Audience audience, @Nullable String campus) {
    return audience.persons().stream()
        .filter(name -> !notYetThere.contains(name))
        .sorted()
        .map(name ->
            new Recipient(name, name.startsWith("no-") ? null : new StaffNumber("1" + name)))
        .toList();
  }

  private NoticeRule rule(String code, Set<Way> ways, String... persons) {
    return new NoticeRule(
        code,
        code,
        Set.of(NoticeKind.COLLECTION_FAILED),
        null,
        Severity.INFO,
        Audience.persons(persons),
        ways,
        Duration.ofHours(1),
        null,
        true,
        1);
  }

  /** Raises and lets the loop's work be done; what is to be looked at again, and when. */
  private Optional<Duration> raise(Notice notice) {
    notices.take(notice);
    return telling.tell(notice.id());
  }

  @Test
  void whoIsNamedByTwoRulesIsToldOnce() {
    rules.put(rule("one", Set.of(), "wang", "li"));
    rules.put(rule("two", Set.of(), "li", "zhao"));

    raise(FAILED);

    for (var person : List.of("wang", "li", "zhao")) {
      assertThat(inbox.list(person, null, 10)).as(person).hasSize(1);
      assertThat(inbox.unread(person)).isEqualTo(1);
    }
    assertThat(inbox.list("somebody", null, 10)).isEmpty();
  }

  @Test
  void whatFoundNobodyIsToldToWhoeverComes() {
    notYetThere.add("wang");
    rules.put(rule("one", Set.of(), "wang"));
    assertThat(raise(FAILED)).as("looked at again").contains(Telling.NOBODY_THERE);

    notYetThere.clear();
    assertThat(telling.tell(FAILED.id())).isEmpty();
    assertThat(inbox.unread("wang")).isEqualTo(1);
  }

  @Test
  void whatWentOnBeforeItsRuleIsToldWhenTheRuleIsPut() {
    assertThat(raise(FAILED)).isEmpty();
    for (var item : queue.take(WorkKind.TELL_NOTICE, 10, Duration.ofMinutes(1))) {
      queue.done(item);
    }

    rules.put(rule("one", Set.of(), "wang"));

    assertThat(queue.take(WorkKind.TELL_NOTICE, 10, Duration.ofMinutes(1)))
        .extracting(WorkItem::subject)
        .containsExactly(FAILED.id().value());
    telling.tell(FAILED.id());
    assertThat(inbox.unread("wang")).isEqualTo(1);
  }

  @Test
  void whatGoesOnIsCountedAndToldAgainOnlyAfterThePause() {
    rules.put(rule("one", Set.of(), "wang"));
    raise(FAILED);
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofMinutes(1));
      assertThat(raise(FAILED)).isPresent();
    }
    assertThat(inbox.list("wang", null, 10))
        .singleElement()
        .satisfies(message -> assertThat(message.count()).isEqualTo(21));

    clock.advance(Duration.ofHours(1));
    telling.tell(FAILED.id());

    assertThat(inbox.list("wang", null, 10)).hasSize(2);
  }

  @Test
  void whatIsOverAndComesAgainIsToldAtOnce() {
    rules.put(rule("one", Set.of(), "wang"));
    raise(FAILED);
    notices.take(new NoticeOver(NoticeKind.COLLECTION_FAILED, "lis"));
    assertThat(inbox.list("wang", null, 10).getFirst().over()).isTrue();
    clock.advance(Duration.ofMinutes(1));

    raise(FAILED);

    var messages = inbox.list("wang", null, 10);
    assertThat(messages).extracting(Message::over).containsExactly(false, true);
    assertThat(messages).extracting(Message::count).containsExactly(1L, 1L);
  }

  @Test
  void tellingThatWasBrokenOffIsDoneAgainAndTellsNobodyTwice() {
    rules.put(rule("one", Set.of(Way.WECOM), "wang", "li"));
    notices.take(FAILED);
    var state = book.open(FAILED.id()).orElseThrow();
    var began = book.beginTelling(state, clock.instant()).orElseThrow();
    inbox.put("li", state, began); // and the process is killed
    clock.advance(Duration.ofMinutes(3));

    telling.tell(FAILED.id());
    telling.tell(FAILED.id());

    assertThat(inbox.list("li", null, 10)).hasSize(1);
    assertThat(inbox.list("wang", null, 10)).hasSize(1);
    assertThat(pushes.list(null, 10)).hasSize(1);
  }

  @Test
  void pushGoesToTheStaffNumberOrToTheNameThatIsSetAndSaysWhoHasNeither() {
    addresses.set("li", Way.WECOM, "li.wecom");
    ways.put(
        new WaySettings(Way.WECOM, service.address(), "corp", "1", true, 1), MessageService.SECRET);
    rules.put(rule("one", Set.of(Way.WECOM), "wang", "li", "no-number"));
    service.unknown.add("1wang");

    raise(FAILED);
    var push = pushes.list(null, 10).getFirst();
    post.deliver(push);

    assertThat(service.messages.getFirst().path("touser").asString("").split("\\|"))
        .containsExactlyInAnyOrder("1wang", "li.wecom");
    var after = pushes.list(null, 10).getFirst();
    assertThat(after.endedAt()).isNotNull();
    assertThat(after.refused()).containsOnlyKeys("no-number", "wang");
    assertThat(inbox.list("no-number", null, 10))
        .as("within the application all are told")
        .hasSize(1);
  }

  @Test
  void quietHoursHoldAPushBackUntilTheyEnd() {
    var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30));
    var rule = rule("one", Set.of(Way.WECOM), "wang");
    rules.put(
        new NoticeRule(
            rule.id(),
            rule.name(),
            rule.kinds(),
            null,
            rule.least(),
            rule.audience(),
            rule.ways(),
            rule.repeatAfter(),
            quiet,
            true,
            1));
    clock.set("2026-03-01T15:00:00Z"); // eleven in the evening in Shanghai

    raise(FAILED);

    assertThat(queue.take(WorkKind.PUSH_NOTICE, 10, Duration.ofMinutes(1))).isEmpty();
    assertThat(inbox.list("wang", null, 10)).hasSize(1);
    clock.advance(Duration.ofHours(8).plusMinutes(30));
    assertThat(queue.take(WorkKind.PUSH_NOTICE, 10, Duration.ofMinutes(1)))
        .extracting(WorkItem::kind)
        .containsExactly(WorkKind.PUSH_NOTICE);
  }

  @Test
  void ruleOfAnotherCampusAndOneThatIsSwitchedOffTellNobody() {
    var rule = rule("one", Set.of(), "wang");
    rules.put(
        new NoticeRule(
            "east",
            "east",
            rule.kinds(),
            "EAST",
            rule.least(),
            rule.audience(),
            Set.of(),
            rule.repeatAfter(),
            null,
            true,
            1));
    rules.put(
        new NoticeRule(
            "off",
            "off",
            rule.kinds(),
            null,
            rule.least(),
            rule.audience(),
            Set.of(),
            rule.repeatAfter(),
            null,
            false,
            1));

    raise(FAILED);

    assertThat(inbox.list("wang", null, 10)).isEmpty();
  }

  @Test
  void messagesAreReadOneByOneOrAllAtOnceAndTidiedAway() {
    rules.put(rule("one", Set.of(), "wang"));
    for (int i = 0; i < 3; i++) {
      raise(FAILED);
      notices.take(new NoticeOver(NoticeKind.COLLECTION_FAILED, "lis"));
      clock.advance(Duration.ofHours(10));
    }
    var all = inbox.list("wang", null, 10);
    assertThat(all).hasSize(3).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(inbox.list("wang", all.getFirst().id(), 10)).hasSize(2);

    inbox.markRead("li", all.getFirst().id());
    assertThat(inbox.unread("wang")).as("another's are left alone").isEqualTo(3);
    inbox.markRead("wang", all.getFirst().id());
    assertThat(inbox.unread("wang")).isEqualTo(2);
    inbox.markAllRead("wang", all.getFirst().id());
    assertThat(inbox.unread("wang")).isZero();

    inbox.removeBefore(clock.instant().minus(Duration.ofHours(15)));
    assertThat(inbox.list("wang", null, 10)).hasSize(1);
  }

  @Test
  void secretIsNotSentToAnAddressThatSomebodyHasJustTyped() {
    ways.put(
        new WaySettings(Way.WECOM, service.address(), "corp", "1", true, 1), MessageService.SECRET);
    var elsewhere = new WaySettings(Way.WECOM, "https://elsewhere.example", "corp", "1", true, 2);

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ways.put(elsewhere, null)))
        .hasMessageContaining("secret");
    assertThat(ways.find(Way.WECOM).orElseThrow().address()).isEqualTo(service.address());
    assertThat(mongo.database().getCollection("notice_ways").find().first().toJson())
        .doesNotContain(MessageService.SECRET);
  }
}
