package org.anjuan.archive.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.anjuan.archive.audit.MovableClock;
import org.anjuan.archive.platform.HospitalZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way promises, against a service that speaks its protocol. */
@Tag("ING-9")
@Tag("INT-4")
class MessengerTests {
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final Messenger.Letter LETTER =
      new Messenger.Letter(
          "000001-X", "案卷：采集失败", "检验系统采集失败", NOW, "https://anjuan.hospital/zh/messages");

  private final MovableClock clock = new MovableClock(NOW);
  private final HospitalZone zone = new HospitalZone(ZoneId.of("Asia/Shanghai"));
  private MessageService service;
  private MessageCalls calls;

  @BeforeEach
  void serve() throws IOException {
    service = new MessageService();
    calls = calls(List.of(service.host()));
  }

  private static MessageCalls calls(List<String> plain) {
    return new MessageCalls(
        new NoticeProperties(
            "", plain, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(1)));
  }

  @AfterEach
  void close() {
    calls.destroy();
    service.close();
  }

  private Messenger messenger(Way way) {
    return Stream.of(
            new WeCom(calls, clock),
            new DingTalk(calls, zone, clock),
            new MessagePlatform(calls, clock))
        .filter(one -> one.way() == way)
        .findFirst()
        .orElseThrow();
  }

  private WaySettings settings(Way way) {
    return way == Way.PLATFORM
        ? new WaySettings(way, service.address() + "/platform", "anjuan", null, true, 1)
        : new WaySettings(way, service.address() + "/", "corp1", "1000002", true, 1);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoIsUnknownThereIsNamedAndTheOthersAreTold(Way way) {
    service.unknown.add("1009");

    var refused =
        messenger(way)
            .push(settings(way), MessageService.SECRET, LETTER, List.of("1001", "1009", "1002"));

    assertThat(refused).containsOnlyKeys("1009");
    assertThat(service.messages).hasSize(1);
    assertThat(service.messages.getFirst().toString()).contains("1001", "1002", "检验系统采集失败");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"WECOM", "DINGTALK"})
  void tokenIsAskedForOnceAndAgainWhenItHasEnded(Way way) {
    var messenger = messenger(way);
    for (int i = 0; i < 3; i++) {
      messenger.push(settings(way), MessageService.SECRET, LETTER, List.of("1001"));
    }
    assertThat(service.tokensGiven).hasValue(1);

    service.endTokens();
    messenger.push(settings(way), MessageService.SECRET, LETTER, List.of("1001"));
    assertThat(service.tokensGiven).as("ended there before its time").hasValue(2);

    clock.advance(Duration.ofHours(3));
    messenger.push(settings(way), MessageService.SECRET, LETTER, List.of("1001"));
    assertThat(service.tokensGiven).as("over by our clock").hasValue(3);
    assertThat(service.messages).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"WECOM", "DINGTALK"})
  void wrongSecretIsATroubleThatSomebodyMustMendAndIsNotToldToAnybody(Way way) {
    assertThatExceptionOfType(PushTrouble.class)
        .isThrownBy(() -> messenger(way).push(settings(way), "no-such", LETTER, List.of("1001")))
        .matches(trouble -> !trouble.isPassing())
        .withMessage("errcode 40001")
        .withMessageNotContaining("no-such");
  }

  @Test
  void serviceThatIsBusyIsTriedAgainLater() {
    service.answerWith = 45009;
    assertPassing(Way.WECOM);
    service.answerWith = 88;
    assertPassing(Way.DINGTALK);
    service.answerWith = 503;
    assertPassing(Way.PLATFORM);
    service.answerWith = 404;
    assertThatExceptionOfType(PushTrouble.class)
        .isThrownBy(() -> push(Way.PLATFORM))
        .matches(trouble -> !trouble.isPassing());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void serviceThatIsAwayIsTriedAgainLater(Way way) {
    service.close();
    assertPassing(way);
  }

  private void assertPassing(Way way) {
    assertThatExceptionOfType(PushTrouble.class)
        .isThrownBy(() -> push(way))
        .matches(PushTrouble::isPassing);
  }

  private void push(Way way) {
    messenger(way).push(settings(way), MessageService.SECRET, LETTER, List.of("1001"));
  }

  @Test
  void weComIsAskedNotToRepeatAMessageAndToldWhereItLeads() {
    push(Way.WECOM);
    var said = service.messages.getFirst();
    assertThat(said.path("enable_duplicate_check").asInt()).isEqualTo(1);
    assertThat(said.path("msgtype").asString("")).isEqualTo("textcard");
    assertThat(said.path("textcard").path("url").asString(""))
        .isEqualTo("https://anjuan.hospital/zh/messages");
    assertThat(said.path("agentid").asLong()).isEqualTo(1_000_002);
  }

  @Test
  void allNamesUnknownToWeComIsNoTroubleOfTheWay() {
    service.unknown.add("1001");
    assertThat(
            messenger(Way.WECOM)
                .push(settings(Way.WECOM), MessageService.SECRET, LETTER, List.of("1001")))
        .containsOnlyKeys("1001");
  }

  @Test
  void platformCanTellThatAMessageIsOurs() {
    push(Way.PLATFORM);
    assertThat(service.signatures).containsExactly("right");
    assertThat(service.messages.getFirst().path("id").asString("")).isEqualTo("000001-X");
  }

  @Test
  void addressThatLeadsToThisMachineIsNotCalledUnlessTheInstallerSaysSo() {
    var strict = calls(List.of());
    assertThat(strict.permits(service.address())).isFalse();
    assertThatExceptionOfType(PushTrouble.class)
        .isThrownBy(() -> strict.get("https://localhost:1/"))
        .matches(trouble -> !trouble.isPassing());
    strict.destroy();
  }
}
