package org.anjuan.ingest.paper;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.PageImage;
import org.anjuan.archive.format.PageRetouch;
import org.anjuan.archive.format.PageStyle;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.paper.PageReading;
import org.anjuan.archive.paper.ScanJob;
import org.anjuan.archive.paper.ScanPage;
import org.anjuan.archive.paper.ScanPageId;
import org.anjuan.archive.vault.Vault;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.Received;
import org.anjuan.ingest.intake.Reception;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pictures of scanning jobs: taken in, looked at, shown, developed. */
@Component
public class Pictures {
  private static final Set<DocumentFormat> TAKEN =
      Set.of(
          DocumentFormat.JPEG,
          DocumentFormat.PNG,
          DocumentFormat.TIFF,
          DocumentFormat.BMP,
          DocumentFormat.PDF);

  private final Reception reception;
  private final FormatWorkers workers;
  private final Vault vault;
  private final PaperProperties settings;
  private final Clock clock;

  Pictures(
      Reception reception,
      FormatWorkers workers,
      Vault vault,
      PaperProperties settings,
      Clock clock) {
    this.reception = reception;
    this.workers = workers;
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Takes a picture, or a file of several, into the vault, and looks at each page.
   *
   * @throws NotAPicture when it can't be taken; nothing of it is kept
   */
  List<ScanPage> take(
      Actor actor, ScanPage.Origin origin, InputStream content, @Nullable String fileName)
      throws IOException {
    var received = receive(content, fileName);
    try {
      return pages(actor, origin, received);
    } catch (UnreadableDocument damaged) {
      vault.remove(received.content().id());
      throw new NotAPicture(NotAPicture.Why.DAMAGED);
    } catch (RuntimeException failed) {
      vault.remove(received.content().id());
      throw failed;
    }
  }

  private Received receive(InputStream content, @Nullable String fileName) throws IOException {
    long most = settings.largestUpload().toBytes();
    try (var limited = new LimitedStream(content, most)) {
      return reception.receive(limited, fileName);
    } catch (DeliveryTooLarge | LimitedStream.TooLong tooLarge) {
      throw new NotAPicture(NotAPicture.Why.TOO_LARGE);
    }
  }

  private List<ScanPage> pages(Actor actor, ScanPage.Origin origin, Received received) {
    var format =
        DocumentFormat.of(received.mediaType())
            .filter(TAKEN::contains)
            .orElseThrow(() -> new NotAPicture(NotAPicture.Why.OTHER_KIND));
    var blob = received.content();
    var key = new DocumentKey(blob.id().value());
    var pages = new ArrayList<ScanPage>();
    try (var content = vault.open(blob.id())) {
      var bytes = DocumentBytes.of(blob.size(), content::stream);
      int count = workers.pageCount(format, key, bytes);
      if (count > ScanJob.MOST_PAGES) {
        throw new NotAPicture(NotAPicture.Why.TOO_MANY_PAGES);
      }
      for (int page = 1; page <= count; page++) {
        pages.add(
            new ScanPage(
                ScanPageId.next(),
                blob.id(),
                blob.size(),
                received.mediaType(),
                page,
                origin,
                actor.id().value(),
                clock.instant(),
                PageReading.of(workers.pixels(format, key, bytes, page)),
                null,
                false,
                false,
                PageRetouch.NONE));
      }
    }
    return pages;
  }

  /** A page as it came, so wide; its retouching is up to who shows it. */
  public PageImage original(ScanPage page, int width) {
    return with(
        page,
        (format, key, bytes) ->
            workers.page(format, key, bytes, page.sourcePage(), PageStyle.plain().atWidth(width)));
  }

  /** A page as it is archived. */
  PageImage developed(ScanPage page) {
    return with(
        page,
        (format, key, bytes) ->
            workers.develop(format, key, bytes, page.sourcePage(), page.retouch()));
  }

  private PageImage with(ScanPage page, Drawing drawing) {
    var format = DocumentFormat.of(page.mediaType()).orElseThrow();
    try (var content = vault.open(page.original())) {
      return drawing.draw(
          format,
          new DocumentKey(page.original().value()),
          DocumentBytes.of(page.size(), content::stream));
    }
  }

  private interface Drawing {
    PageImage draw(DocumentFormat format, DocumentKey key, DocumentBytes bytes);
  }
}
