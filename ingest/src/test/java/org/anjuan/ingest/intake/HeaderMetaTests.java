package org.anjuan.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.ZoneId;
import java.util.List;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.archive.platform.UnguessableId;
import org.anjuan.archive.vault.BlobContent;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.worker.protocol.Fact;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.OngoingStubbing;

/** A document that says itself whose it is waits for a worker who can read that. */
@Tag("ING-2")
@Tag("ING-3")
class HeaderMetaTests {
  private static final List<Fact> SAID =
      List.of(new Fact("admissionNo", "Z1"), new Fact("author", "1001"));

  private final FormatWorkers workers = mock(FormatWorkers.class);
  private final Vault vault = mock(Vault.class);
  private final HeaderMeta headers = new HeaderMeta(workers, vault);
  private final MetaReader reader = new MetaReader(new HospitalZone(ZoneId.of("Asia/Shanghai")));
  private final Received cda =
      new Received(
          new StoredBlob(new BlobId(UnguessableId.next()), 10, "0".repeat(64)), "application/xml");

  HeaderMetaTests() {
    when(vault.open(any())).thenReturn(mock(BlobContent.class));
  }

  @Test
  void whileAllWorkersAreBusyItIsNotRefusedForWhatItsHeaderSays() {
    whenAsked().thenThrow(mock(WorkersBusy.class));
    assertThatExceptionOfType(HeaderUnread.class)
        .isThrownBy(() -> headers.complete(IntakeMeta.NOTHING, cda));
  }

  @Test
  void whileNoWorkerStartsItIsNotRefusedEither() {
    var notStarted = lost(WorkerFailed.Cause.NOT_STARTED);
    whenAsked().thenThrow(notStarted);
    assertThatExceptionOfType(HeaderUnread.class)
        .isThrownBy(() -> headers.complete(IntakeMeta.NOTHING, cda));
  }

  @Test
  void aWorkerThatIsLostOverItIsFollowedByAnother() {
    var crashed = lost(WorkerFailed.Cause.CRASHED);
    whenAsked().thenThrow(crashed).thenReturn(SAID);
    assertThat(headers.complete(IntakeMeta.NOTHING, cda).admissionNo()).isEqualTo("Z1");
  }

  @Test
  void aDocumentThatCostsTwoWorkersIsLaidAsideAndHoldsUpNobody() {
    var crashed = lost(WorkerFailed.Cause.CRASHED);
    whenAsked().thenThrow(crashed, crashed);
    assertThat(headers.complete(IntakeMeta.NOTHING, cda)).isEqualTo(IntakeMeta.NOTHING);
  }

  @Test
  void whereOnlyTheAuthorIsLeftOpenNobodyIsWaitedFor() {
    whenAsked().thenThrow(mock(WorkersBusy.class));
    var said =
        reader.read(
            "{\"sourceDocumentId\": \"D1\", \"admissionNo\": \"Z1\", \"category\": \"C0034\","
                + " \"title\": \"t\", \"patient\": {\"name\": \"张建国\"}}");
    assertThat(headers.complete(said, cda)).isEqualTo(said);
  }

  private OngoingStubbing<List<Fact>> whenAsked() {
    return when(workers.describe(any(), any(), any()));
  }

  private static WorkerFailed lost(WorkerFailed.Cause why) {
    var failed = mock(WorkerFailed.class);
    when(failed.why()).thenReturn(why);
    return failed;
  }
}
