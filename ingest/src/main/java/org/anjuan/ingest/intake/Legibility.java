package org.anjuan.ingest.intake;

import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Whether a document can be opened, asked before it may replace a version that can. The worker
 * keeps it open for the extraction that follows.
 */
@Component
class Legibility {
  private final FormatWorkers workers;
  private final Vault vault;

  Legibility(FormatWorkers workers, Vault vault) {
    this.workers = workers;
    this.vault = vault;
  }

  /** False when it certainly can't be; a worker lost over it leaves the question to extraction. */
  boolean canBeRead(Received received) {
    var format = DocumentFormat.of(received.mediaType());
    if (format.isEmpty()) {
      return true;
    }
    var blob = received.content().id();
    try (var content = vault.open(blob)) {
      var bytes = DocumentBytes.of(received.content().size(), content::stream);
      return workers.pageCount(format.get(), new DocumentKey(blob.value()), bytes) > 0;
    } catch (UnreadableDocument unreadable) {
      return false;
    } catch (WorkerFailed | WorkersBusy unknown) {
      return true;
    }
  }
}
