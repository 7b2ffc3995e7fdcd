package org.anjuan.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a source writes is taken as it is meant, or refused with its field. */
@Tag("ING-2")
class MetaReaderTests {
  private static final String STAY =
      "{\"campus\": \"MAIN\", \"admissionNo\": \"Z1\", \"patient\": {\"name\": \"张建国\"}}";

  private final MetaReader reader = new MetaReader(new HospitalZone(ZoneId.of("Asia/Shanghai")));

  @Test
  void whatIsNotUtf8IsRefusedRatherThanGuessed() {
    assertThat(reader.read(STAY.getBytes(UTF_8)).patient()).isNotNull();

    var refused = refusal(() -> reader.read(STAY.getBytes(Charset.forName("GBK"))));

    assertThat(refused.reason()).isEqualTo(QuarantineReason.METADATA_INVALID);
    assertThat(refused.field()).isEqualTo("meta");
  }

  @Test
  void aTextThatSomebodyElseDecodedWronglyIsRefused() {
    var wrong = reader.read(STAY.replace("张建国", "\uFFFD\uFFFD\uFFFD"));

    var refused = refusal(() -> reader.statement(wrong, Instant.EPOCH));

    assertThat(refused.reason()).isEqualTo(QuarantineReason.METADATA_INVALID);
    assertThat(refused.field()).isEqualTo("patient.name");
  }

  @Test
  void authorAndDepartmentAreTextsLikeTheOthers() {
    var blank = reader.read("{\"author\": \" 1001 \", \"department\": \"  \"}");
    assertThat(reader.author(blank)).isEqualTo("1001");
    assertThat(reader.department(blank)).isNull();

    var long300 = "x".repeat(300);
    assertThat(reader.author(authored(long300))).isEqualTo(long300);
    assertThat(refusal(() -> reader.author(authored(long300 + "x"))).field()).isEqualTo("author");
    var control = reader.read("{\"department\": \"03\\u000001\"}");
    assertThat(refusal(() -> reader.department(control)).field()).isEqualTo("department");
  }

  @Test
  void aFileNameIsMendedAndLosesNoPaper() {
    assertThat(kept(" scan\u0000 1.pdf ")).isEqualTo("scan_ 1.pdf");
    assertThat(kept("x".repeat(400) + "/a.pdf")).hasSize(300).endsWith("x/a.pdf");
    assertThat(kept("a" + "\uD840\uDC0B".repeat(200))).hasSize(300).startsWith("\uD840\uDC0B");
    assertThat(kept("half \uD840.pdf")).isEqualTo("half _.pdf");
    assertThat(kept("  ")).isNull();
  }

  private static @Nullable String kept(String name) {
    var delivery = new Delivery(Channel.HTTP, Actor.system("emr"), null, name);
    return KeptName.of(delivery, IntakeMeta.NOTHING);
  }

  private IntakeMeta authored(String author) {
    return reader.read("{\"author\": \"" + author + "\"}");
  }

  private static MetaRefused refusal(Runnable reading) {
    return catchThrowableOfType(MetaRefused.class, reading::run);
  }
}
