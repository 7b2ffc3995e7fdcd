package org.anjuan.ingest.station;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.UnreadableSource;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeReceipt;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Received;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.ingest.quarantine.Quarantined;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in what stations bring.
 *
 * <p>A crash at any point leaves at most parts that the upload still refers to, or a document whose
 * entry in the log is missing: the station repeats, the same content for the same document is no
 * news, and the entry is written then. Parts go last.
 */
@Service
public class StationDesk {
  private final Uploads uploads;
  private final Submissions submissions;
  private final Placing placing;
  private final Reception reception;
  private final Intake intake;
  private final Vault vault;
  private final StationProperties properties;
  private final Clock clock;

  StationDesk(
      Uploads uploads,
      Submissions submissions,
      Placing placing,
      Reception reception,
      Intake intake,
      Vault vault,
      StationProperties properties,
      Clock clock) {
    this.uploads = uploads;
    this.submissions = submissions;
    this.placing = placing;
    this.reception = reception;
    this.intake = intake;
    this.vault = vault;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Where an upload stands.
   *
   * @param offset how many of its bytes are here
   * @param submission what became of it, once it is completed
   */
  public record Progress(long offset, @Nullable Submission submission) {}

  public Progress progress(Station station, UploadId id) {
    var key = Upload.key(station, id);
    var done = submissions.of(key);
    return done.map(submission -> new Progress(submission.size(), submission))
        .orElseGet(() -> new Progress(held(uploads.find(key)), null));
  }

  private static long held(Optional<Upload> upload) {
    return upload.map(Upload::size).orElse(0L);
  }

  /**
   * Takes a part of an upload. A part that breaks off is not kept.
   *
   * @return where the upload stands then
   * @throws WrongOffset when the part does not begin where the upload ends
   * @throws DeliveryTooLarge when the part is larger than agreed, or the whole beyond the limit
   */
  public long append(Station station, UploadId id, long offset, InputStream part)
      throws IOException {
    var key = Upload.key(station, id);
    var stands = progress(station, id).offset();
    if (stands != offset) {
      throw new WrongOffset(stands);
    }
    reception.requireWithinLimit(offset);
    var most = properties.part().toBytes();
    try (var limited = new PartLimit(part, most)) {
      var stored = vault.store(limited);
      if (stored.size() == 0) {
        vault.remove(stored.id());
        return offset;
      }
      if (!uploads.append(key, offset, stored)) {
        throw new WrongOffset(held(uploads.find(key)));
      }
      return offset + stored.size();
    } catch (UnreadableSource | UncheckedIOException broken) {
      throw broken.getCause() instanceof IOException io ? io : new IOException(broken);
    }
  }

  /**
   * Files what an upload's parts make, and enters it in the log; what can't be filed is in
   * quarantine then. A repeat gives the same answer.
   *
   * @throws WrongOffset when not all bytes are here
   * @throws UploadDamaged when they are not those that were meant; they are removed
   */
  public Submission complete(
      Station station, Actor caller, String address, UploadId id, Completion said)
      throws IOException {
    var key = Upload.key(station, id);
    var done = submissions.of(key);
    if (done.isPresent()) {
      uploads.find(key).ifPresent(uploads::remove);
      return done.get();
    }
    try {
      return completed(station, caller, address, id, said);
    } catch (NoSuchBlob removed) {
      // The same completion came twice at once, and the other one is through.
      return submissions.of(key).orElseThrow(() -> removed);
    }
  }

  private Submission completed(
      Station station, Actor caller, String address, UploadId id, Completion said)
      throws IOException {
    var key = Upload.key(station, id);
    var upload = uploads.find(key).orElseGet(() -> new Upload(key, List.of(), 0, clock.instant()));
    if (upload.size() != said.size()) {
      throw new WrongOffset(upload.size());
    }
    var received = assembled(upload, said);
    var entry = submissions.claim(key);
    var delivery = new Delivery(Channel.STATION, caller, address, said.fileName());
    var now = clock.instant();
    Submission submission;
    try {
      var receipt = filed(station, id, said, delivery, received, now);
      submission = entry(entry, station, address, said, now, receipt, null);
    } catch (IntakeRefused refused) {
      submission = entry(entry, station, address, said, now, null, refused.entry());
    }
    var entered = submissions.enter(submission);
    uploads.remove(upload);
    return entered;
  }

  private Received assembled(Upload upload, Completion said) throws IOException {
    try (var whole = uploads.open(upload)) {
      var received = reception.receive(whole, said.fileName());
      if (!received.content().sha256().equals(said.sha256())) {
        uploads.remove(upload);
        vault.remove(received.content().id());
        throw new UploadDamaged();
      }
      return received;
    }
  }

  private IntakeReceipt filed(
      Station station,
      UploadId id,
      Completion said,
      Delivery delivery,
      Received received,
      Instant now) {
    IntakeMeta meta;
    try {
      meta = placing.meta(station, id, said, now);
    } catch (MetaRefused refused) {
      throw intake.refuse(delivery, placing.known(station), received, refused);
    }
    return intake.file(delivery, meta, received);
  }

  private static Submission entry(
      SubmissionId id,
      Station station,
      String address,
      Completion said,
      Instant now,
      @Nullable IntakeReceipt receipt,
      @Nullable Quarantined refused) {
    return new Submission(
        id,
        station.code(),
        station.campus(),
        station.department(),
        station.category(),
        address,
        now,
        said.size(),
        said.sha256(),
        said.takenAt(),
        Placing.corrected(said, now),
        Placing.skew(said, now).toMillis(),
        receipt == null ? null : receipt.recordId().value(),
        receipt == null ? null : receipt.documentId().value(),
        receipt == null ? null : Integer.valueOf(receipt.version()),
        refused == null ? null : refused.reason(),
        refused == null ? null : refused.field(),
        refused == null ? null : refused.id().value());
  }
}
