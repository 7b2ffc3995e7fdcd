package org.anjuan.archive.format;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.anjuan.archive.format.WorkerPool.Urgency;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Fact;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.Request;

/** A pool of processes for each family. */
final class PooledFormatWorkers implements FormatWorkers, AutoCloseable {

  /** How long a page of a copy may take before the first byte leaves. */
  private static final Duration EACH_PAGE = Duration.ofMillis(200);

  private static final Duration EACH_PART = Duration.ofSeconds(1);

  private final FormatSettings settings;
  private final Clock clock;
  private final WorkerFolder folder = new WorkerFolder();
  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("worker-alarm").factory());
  private final Map<Family, WorkerPool> pools = new EnumMap<>(Family.class);

  PooledFormatWorkers(FormatSettings settings, Path home, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    alarms.setRemoveOnCancelPolicy(true);
    for (var family : Family.paged()) {
      var command = new WorkerCommand(family, settings, home, folder);
      pools.put(
          family,
          new WorkerPool(family, settings.pool(family), () -> FormatWorker.start(command, alarms)));
    }
  }

  @Override
  public int pageCount(DocumentFormat format, DocumentKey key, DocumentBytes bytes) {
    return pool(format.family())
        .with(key, Urgency.EXTRACTION, worker -> worker.open(key, bytes).pages());
  }

  @Override
  public void extract(
      DocumentFormat format, DocumentKey key, DocumentBytes bytes, ExtractionSink sink) {
    var pool = pool(format.family());
    try {
      new Extraction(format.family(), pool, pool(Family.IMAGE), settings.scanDpi(), clock)
          .run(key, bytes, sink);
    } finally {
      pool.forget(key);
    }
  }

  /** As above, for bytes that nobody will ask for again. */
  void extract(DocumentFormat format, DocumentBytes bytes, ExtractionSink sink) {
    extract(format, DocumentKey.unique(), bytes, sink);
  }

  @Override
  public PageImage page(
      DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page, PageStyle style) {
    return drawn(format, key, bytes, page, style, Urgency.PERSON);
  }

  @Override
  public PageImage thumbnail(
      DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page) {
    var style = PageStyle.plain().atWidth(PageStyle.THUMBNAIL_WIDTH);
    return drawn(format, key, bytes, page, style, Urgency.EXTRACTION);
  }

  private PageImage drawn(
      DocumentFormat format,
      DocumentKey key,
      DocumentBytes bytes,
      int page,
      PageStyle style,
      Urgency urgency) {
    var overlay = style.stamp().map(PageStamp::overlay).orElse(Overlay.NONE);
    return pool(format.family())
        .with(
            key,
            urgency,
            worker -> {
              var document = worker.open(key, bytes);
              var image =
                  worker.ask(
                      new Request.Draw(document.number(), page, style.width(), overlay),
                      Answer.Image.class);
              return new PageImage(image.width(), image.height(), image.jpeg());
            });
  }

  @Override
  public <T> T copy(
      DocumentFormat format,
      DocumentKey key,
      DocumentBytes bytes,
      CopyForm form,
      PageStamp stamp,
      StampedCopy.Taker<T> taker) {
    return pool(format.family())
        .with(
            key,
            Urgency.EXTRACTION,
            worker ->
                worker.copy(worker.open(key, bytes), form, stamp.overlay(), EACH_PAGE, taker));
  }

  @Override
  public <T> T bind(List<DocumentBytes> parts, StampedCopy.Taker<T> taker) {
    return pool(Family.PDF)
        .with(null, Urgency.EXTRACTION, worker -> worker.bind(parts, EACH_PART, taker));
  }

  @Override
  public PagePixels pixels(DocumentFormat format, DocumentBytes bytes) {
    var pool = pool(format.family());
    var key = DocumentKey.unique();
    try {
      return pool.with(
          key,
          Urgency.PERSON,
          worker -> {
            int document = worker.open(key, bytes).number();
            var scan = new Request.Scan(document, 1, settings.scanDpi());
            var bitmap = worker.ask(scan, Answer.Pixels.class).bitmap();
            return new PagePixels(bitmap.width(), bitmap.height(), bitmap.rgb());
          });
    } finally {
      pool.forget(key);
    }
  }

  @Override
  public List<Fact> describe(DocumentFormat format, DocumentKey key, DocumentBytes bytes) {
    return pool(format.family())
        .with(
            key,
            Urgency.EXTRACTION,
            worker -> {
              int document = worker.open(key, bytes).number();
              return worker.ask(new Request.Describe(document), Answer.Described.class).facts();
            });
  }

  @Override
  public byte[] enclosed(DocumentFormat format, DocumentKey key, DocumentBytes bytes, int number) {
    return pool(format.family())
        .with(
            key,
            Urgency.PERSON,
            worker -> {
              int document = worker.open(key, bytes).number();
              return worker
                  .ask(new Request.Enclosed(document, number), Answer.Attached.class)
                  .content();
            });
  }

  @Override
  public PagePixels pixels(DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page) {
    return pool(format.family())
        .with(
            key,
            Urgency.PERSON,
            worker -> {
              int document = worker.open(key, bytes).number();
              var scan = new Request.Scan(document, page, settings.scanDpi());
              var bitmap = worker.ask(scan, Answer.Pixels.class).bitmap();
              return new PagePixels(bitmap.width(), bitmap.height(), bitmap.rgb());
            });
  }

  @Override
  public PageImage develop(
      DocumentFormat format, DocumentKey key, DocumentBytes bytes, int page, PageRetouch retouch) {
    return pool(format.family())
        .with(
            key,
            Urgency.EXTRACTION,
            worker -> {
              int document = worker.open(key, bytes).number();
              var develop =
                  new Request.Develop(document, page, settings.scanDpi(), retouch.forWorkers());
              var image = worker.ask(develop, Answer.Image.class);
              return new PageImage(image.width(), image.height(), image.jpeg());
            });
  }

  @Override
  public List<WorkerStatus> status() {
    return Family.paged().stream().map(family -> pool(family).status()).toList();
  }

  private WorkerPool pool(Family family) {
    var pool = pools.get(family);
    if (pool == null) {
      throw new IllegalStateException("no pool for " + family);
    }
    return pool;
  }

  @Override
  public void close() {
    pools.values().forEach(WorkerPool::close);
    alarms.shutdownNow();
    folder.close();
  }
}
