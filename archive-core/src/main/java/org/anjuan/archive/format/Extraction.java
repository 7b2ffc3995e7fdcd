package org.anjuan.archive.format;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anjuan.archive.format.WorkerPool.Urgency;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Bitmap;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.Line;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.protocol.PageContent.Origin;
import org.anjuan.worker.protocol.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document page by page. Between pages, and while text is recognised, its worker is free
 * for others.
 */
final class Extraction {

  /** A page may be slow, not all of them. Only workers' own time counts, not waiting for them. */
  private static final Duration BASE = Duration.ofMinutes(3);

  private static final Duration EACH_PAGE = Duration.ofSeconds(6);

  private final Family family;
  private final WorkerPool readers;
  private final WorkerPool recognisers;
  private final int scanDpi;
  private final Clock clock;
  private Duration spent = Duration.ZERO;

  Extraction(Family family, WorkerPool readers, WorkerPool recognisers, int scanDpi, Clock clock) {
    this.family = family;
    this.readers = readers;
    this.recognisers = recognisers;
    this.scanDpi = scanDpi;
    this.clock = clock;
  }

  void run(DocumentKey key, DocumentBytes bytes, ExtractionSink sink) {
    int pages = with(readers, key, worker -> worker.open(key, bytes).pages());
    sink.opened(pages);
    sink.said(with(readers, key, worker -> facts(worker, key, bytes)));
    var allowed = BASE.plus(EACH_PAGE.multipliedBy(pages));
    for (int page = 1; page <= pages; page++) {
      requireWithin(allowed);
      int number = page;
      var raw = with(readers, key, worker -> read(worker, key, bytes, number));
      sink.page(text(raw), Optional.ofNullable(raw.thumbnail()));
    }
  }

  private static List<Fact> facts(FormatWorker worker, DocumentKey key, DocumentBytes bytes) {
    var asked = new Request.Describe(worker.open(key, bytes).number());
    try {
      return worker.ask(asked, Answer.Described.class).facts();
    } catch (UnreadableDocument e) {
      return List.of(); // what it says of itself is damaged, its pages may not be
    }
  }

  private <T> T with(WorkerPool pool, @Nullable DocumentKey key, Function<FormatWorker, T> work) {
    return pool.with(
        key,
        Urgency.EXTRACTION,
        worker -> {
          var start = clock.instant();
          try {
            return work.apply(worker);
          } finally {
            spent = spent.plus(Duration.between(start, clock.instant()));
          }
        });
  }

  private void requireWithin(Duration allowed) {
    if (spent.compareTo(allowed) > 0) {
      throw new WorkerFailed(family, WorkerFailed.Cause.TIMEOUT);
    }
  }

  private RawPage read(FormatWorker worker, DocumentKey key, DocumentBytes bytes, int page) {
    int document = worker.open(key, bytes).number();
    PageContent content = null;
    Bitmap scan = null;
    byte[] thumbnail = null;
    try {
      content = worker.ask(new Request.Read(document, page), Answer.Text.class).content();
      if (content.origin() == Origin.TO_BE_RECOGNISED) {
        scan = worker.ask(new Request.Scan(document, page, scanDpi), Answer.Pixels.class).bitmap();
      }
    } catch (UnreadableDocument e) {
      // This page is damaged; the next may not be.
    }
    // A scan's picture is at hand; others are drawn when somebody looks.
    if (content != null && content.origin() != Origin.LAYER) {
      try {
        var draw = new Request.Draw(document, page, PageStyle.THUMBNAIL_WIDTH, Overlay.NONE);
        thumbnail = worker.ask(draw, Answer.Image.class).jpeg();
      } catch (UnreadableDocument e) {
        // No picture of this page.
      }
    }
    return new RawPage(page, content, scan, thumbnail);
  }

  private PageText text(RawPage raw) {
    var content = raw.content();
    if (content == null) {
      return new PageText(raw.page(), TextOrigin.UNREADABLE, List.of(), 0, 0);
    }
    double width = content.width();
    double height = content.height();
    if (content.origin() == Origin.TO_BE_RECOGNISED) {
      var scan = raw.scan();
      if (scan == null) {
        return new PageText(raw.page(), TextOrigin.UNREADABLE, List.of(), width, height);
      }
      if (!scan.isBlank()) {
        content =
            with(
                    recognisers,
                    null,
                    worker -> worker.ask(new Request.Recognise(scan), Answer.Text.class))
                .content();
      }
    }
    var lines = content.lines().stream().map(Extraction::line).toList();
    return new PageText(raw.page(), origin(content), lines, width, height);
  }

  private static TextOrigin origin(PageContent content) {
    if (content.lines().isEmpty()) {
      return TextOrigin.NONE;
    }
    return content.origin() == Origin.RECOGNISED ? TextOrigin.OCR : TextOrigin.LAYER;
  }

  private static TextLine line(Line line) {
    var box = new PageBox(line.x(), line.y(), line.width(), line.height());
    return new TextLine(
        line.text(), box, Double.isNaN(line.confidence()) ? null : line.confidence());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record RawPage(
      int page,
      @Nullable PageContent content,
      @Nullable Bitmap scan,
      byte @Nullable [] thumbnail) {}
}
