package org.anjuan.ingest.intake;

import java.util.Optional;
import org.anjuan.archive.document.DocumentInVault;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.archive.document.VideoBlob;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.VideoWorkers;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.springframework.stereotype.Component;

/**
 * Whether a document can be opened, asked before it may replace a version that can. The worker
 * keeps it open for the extraction that follows.
 */
@Component
class Legibility {
  private final FormatWorkers workers;
  private final VideoWorkers videos;
  private final DocumentPasswords passwords;
  private final Vault vault;

  Legibility(FormatWorkers workers, VideoWorkers videos, DocumentPasswords passwords, Vault vault) {
    this.passwords = passwords;
    this.workers = workers;
    this.videos = videos;
    this.vault = vault;
  }

  /**
   * Why it certainly can't be read; nothing when it can. A worker lost over it leaves the question
   * to extraction.
   */
  Optional<QuarantineReason> fault(String source, Received received) {
    try {
      var format = DocumentFormat.of(received.mediaType());
      if (format.isPresent()) {
        requireDocument(format.get(), source, received);
      } else if (received.mediaType().startsWith("video/") && videos.available()) {
        requireVideo(received);
      }
      return Optional.empty();
    } catch (UnreadableDocument unreadable) {
      return Optional.of(reason(unreadable.reason()));
    } catch (WorkerFailed | WorkersBusy unknown) {
      return Optional.empty();
    }
  }

  private void requireDocument(DocumentFormat format, String source, Received received) {
    var blob = received.content().id();
    try (var bytes =
        new DocumentInVault(vault, blob, received.content().size(), () -> passwords.of(source))) {
      workers.pageCount(format, new DocumentKey(blob.value()), bytes);
    }
  }

  private void requireVideo(Received received) {
    try (var content = vault.open(received.content().id())) {
      videos.look(received.mediaType(), VideoBlob.of(content));
    }
  }

  private static QuarantineReason reason(UnreadableDocument.Reason reason) {
    return switch (reason) {
      case EMPTY -> QuarantineReason.EMPTY;
      case ENCRYPTED -> QuarantineReason.PASSWORD_NEEDED;
      case TOO_LARGE, TOO_MANY_PAGES, TOO_MANY_PIXELS -> QuarantineReason.OVER_LIMITS;
      case FORBIDDEN -> QuarantineReason.FORBIDDEN_CONTENT;
      case UNSUPPORTED -> QuarantineReason.UNSUPPORTED;
      case OTHER_FORMAT -> QuarantineReason.NOT_WHAT_IT_SEEMS;
      case DAMAGED, NO_SUCH_PAGE, PAGE_DAMAGED -> QuarantineReason.UNREADABLE;
    };
  }
}
