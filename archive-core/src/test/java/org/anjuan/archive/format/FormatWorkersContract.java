package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.anjuan.archive.format.UnreadableDocument.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What each family of workers has to do. */
@Tag("QRY-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestWorkers.PROCESSES)
abstract class FormatWorkersContract {

  private static final List<String> TEXTS =
      List.of("入院记录：反复咳嗽咳痰10年", "既往史：高血压病史5年余", "初步诊断：社区获得性肺炎");

  static final PageStamp STAMP =
      new PageStamp(List.of("中心医院 王医生 1001", "2026-03-01 10:00:00 10.1.2.3"));

  private PooledFormatWorkers workers;
  private DocumentBytes document;
  private Seen seen;
  private final DocumentKey key = DocumentKey.unique();

  abstract DocumentFormat format();

  /** A document with one of these lines on each page. */
  abstract byte[] document(List<String> pages);

  @BeforeAll
  void start() {
    workers = TestWorkers.start(Map.of());
    document = DocumentBytes.of(document(TEXTS));
    seen = extract(document);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @Test
  @Tag("QRY-6")
  void readsTheTextOfEveryPage() {
    assertThat(seen.pages).isEqualTo(3);
    assertThat(seen.texts)
        .extracting(page -> page.text().replace(" ", ""))
        .containsExactlyElementsOf(TEXTS);
  }

  @Test
  @Tag("QRY-6")
  void saysWhereALineStands() {
    var page = seen.texts.get(0);

    var box = page.lines().get(0).box();
    assertThat(box).isNotNull();
    assertThat(box.x()).isBetween(0.05, 0.15);
    assertThat(box.y()).isBetween(0.05, 0.2);
    assertThat(box.width()).isBetween(0.3, 0.7);
    assertThat(box.height()).isBetween(0.01, 0.06);
    assertThat(page.height() / page.width()).isBetween(1.40, 1.43);
  }

  @Test
  void drawsThumbnailsOnlyOfPagesThatHadToBeRecognised() {
    assertThat(seen.thumbnails.keySet())
        .containsExactlyElementsOf(
            seen.texts.stream()
                .filter(page -> page.origin() != TextOrigin.LAYER)
                .map(PageText::page)
                .toList());
  }

  @Test
  void drawsAThumbnailWhenAskedFor() throws IOException {
    var small = thumbnail(3);

    assertThat(small.width()).isEqualTo(160);
    assertThat(ImageIO.read(new ByteArrayInputStream(small.jpeg())).getWidth()).isEqualTo(160);
  }

  @Test
  void drawsAPageAtTheWidthAskedFor() throws IOException {
    var image = page(2, PageStyle.plain().atWidth(700));

    assertThat(image.width()).isEqualTo(700);
    assertThat(image.height()).isBetween(985, 995);
    var decoded = ImageIO.read(new ByteArrayInputStream(image.jpeg()));
    assertThat(decoded.getWidth()).isEqualTo(700);
    assertThat(inked(decoded)).as("dark pixels").isBetween(300L, 30_000L);
  }

  @Test
  @Tag("QRY-2")
  void burnsTheStampIntoThePage() throws IOException {
    var stamp = new PageStamp(List.of("王医生 1001", "2026-03-01 10:00"));

    var plain = ImageIO.read(new ByteArrayInputStream(page(1, PageStyle.plain()).jpeg()));
    var stamped =
        ImageIO.read(new ByteArrayInputStream(page(1, PageStyle.plain().stamped(stamp)).jpeg()));

    assertThat(tinted(stamped)).isGreaterThan(tinted(plain) + 10_000);
  }

  @Test
  @Tag("SEC-2")
  @Tag("QRY-4")
  void copyCarriesTheStampOnEveryPageAndKeepsItsPages() throws IOException {
    for (var form : CopyForm.values()) {
      var copy = copy(key, document, form);
      var copyFormat = form.of(format());
      var bytes = DocumentBytes.of(copy);
      var again = DocumentKey.unique();
      assertThat(workers.pageCount(copyFormat, again, bytes)).as("%s", form).isEqualTo(3);
      for (int page = 1; page <= 3; page++) {
        var plain = ImageIO.read(new ByteArrayInputStream(page(page, PageStyle.plain()).jpeg()));
        var drawn = workers.page(copyFormat, again, bytes, page, PageStyle.plain());
        var stamped = ImageIO.read(new ByteArrayInputStream(drawn.jpeg()));
        assertThat(tinted(stamped))
            .as("%s page %d", form, page)
            .isGreaterThan(tinted(plain) + 10_000);
        assertThat(inked(stamped)).as("what the page shows").isGreaterThan(inked(plain) / 2);
      }
    }
    assertThat(tinted(ImageIO.read(new ByteArrayInputStream(page(1, PageStyle.plain()).jpeg()))))
        .as("the document itself is as it was")
        .isLessThan(10_000);
  }

  @Test
  @Tag("QRY-4")
  void copyThatCannotBeMadeHarmsNoOne() {
    var fault = new IllegalStateException("full");
    assertThatThrownBy(() ->
            workers.copy(
                format(),
                key,
                document,
                CopyForm.PDF,
                STAMP,
                copy -> {
                  throw fault;
                }))
        .isSameAs(fault);
    assertStillWorks();
    assertThat(copy(key, document, CopyForm.PDF)).isNotEmpty();
  }

  private byte[] copy(DocumentKey of, DocumentBytes bytes, CopyForm form) {
    return workers.copy(
        format(),
        of,
        bytes,
        form,
        STAMP,
        copy -> {
          try {
            var all = copy.readAllBytes();
            assertThat(copy.pages()).isEqualTo(3);
            assertThat(copy.signed()).isFalse();
            return all;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void refusesAnEmptyDocument() {
    assertRefused(new byte[0], Reason.EMPTY);
  }

  @Test
  void refusesBytesOfAnotherFormat() {
    var noise = new byte[20_000];
    new Random(4711).nextBytes(noise);
    assertRefused(noise, Reason.OTHER_FORMAT);
  }

  @Test
  void aTruncatedDocumentHarmsNoOne() {
    var whole = document(TEXTS);
    var half = Arrays.copyOf(whole, whole.length / 2);

    try {
      assertThat(extract(DocumentBytes.of(half)).pages).isPositive();
    } catch (UnreadableDocument e) {
      assertThat(e.reason()).isIn(Reason.DAMAGED, Reason.OTHER_FORMAT);
    }
    assertStillWorks();
  }

  @Test
  void refusesAPageThatIsNotThere() {
    for (int page : new int[] {0, 4, -1}) {
      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> page(page, PageStyle.plain()))
          .extracting(UnreadableDocument::reason)
          .isEqualTo(Reason.NO_SUCH_PAGE);
    }
  }

  @Test
  void refusesTooManyBytesAndPages() {
    try (var strict = TestWorkers.start(Map.of("max-bytes", "20MB", "max-pages", "2"))) {
      assertThatThrownBy(
              () -> strict.extract(format(), DocumentBytes.of(new byte[21 << 20]), new Seen()))
          .isInstanceOf(UnreadableDocument.class)
          .hasMessage("TOO_LARGE");
      assertThatThrownBy(() -> strict.extract(format(), document, new Seen()))
          .isInstanceOf(UnreadableDocument.class)
          .hasMessage("TOO_MANY_PAGES");
    }
  }

  @Test
  void theNextPageNeedsNoSecondSending() {
    var opened = new AtomicInteger();
    var counted =
        DocumentBytes.of(
            document.length(),
            () -> {
              opened.incrementAndGet();
              return document.open();
            });
    var own = DocumentKey.unique();

    for (int page = 1; page <= 3; page++) {
      assertThat(workers.page(format(), own, counted, page, PageStyle.plain()).jpeg()).isNotEmpty();
    }

    assertThat(opened).hasValue(1);
  }

  @Test
  void aFaultOfTheSourceReachesTheCallerAsItIs() {
    var fault = new IllegalStateException("tampered");
    var broken =
        DocumentBytes.of(
            100_000,
            () ->
                new InputStream() {
                  @Override
                  public int read() {
                    throw fault;
                  }
                });

    assertThatThrownBy(() -> extract(broken)).isSameAs(fault);
    assertThatThrownBy(() ->
            extract(
                DocumentBytes.of(
                    5,
                    () -> {
                      throw new IOException("gone");
                    })))
        .isInstanceOf(UncheckedIOException.class);
    assertStillWorks();
  }

  @Test
  void aFaultOfTheSinkReachesTheCallerAsItIs() {
    var fault = new IllegalStateException("full");
    var sink =
        new Seen() {
          @Override
          public void page(PageText text, Optional<byte[]> thumbnail) {
            throw fault;
          }
        };

    assertThatThrownBy(() -> workers.extract(format(), document, sink)).isSameAs(fault);
    assertStillWorks();
  }

  @Test
  void manyRequestsAtATimeAllGetTheirOwnAnswer() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 24)
              .<Callable<Integer>>mapToObj(i ->
                  () ->
                      workers
                          .page(
                              format(),
                              new DocumentKey("concurrent-" + i % 6),
                              document,
                              i % 3 + 1,
                              PageStyle.plain().atWidth(200 + i))
                          .width())
              .toList();
      var widths = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(tasks)) {
        widths.add(answer.get());
      }
      assertThat(widths)
          .containsExactlyElementsOf(IntStream.range(0, 24).map(i -> 200 + i).boxed().toList());
    }
  }

  private void assertStillWorks() {
    assertThat(page(1, PageStyle.plain().atWidth(200)).width()).isEqualTo(200);
  }

  private Seen extract(DocumentBytes bytes) {
    var taken = new Seen();
    workers.extract(format(), bytes, taken);
    return taken;
  }

  private PageImage thumbnail(int page) {
    return workers.thumbnail(format(), key, document, page);
  }

  private PageImage page(int page, PageStyle style) {
    return workers.page(format(), key, document, page, style);
  }

  private void assertRefused(byte[] content, Reason reason) {
    assertThatExceptionOfType(UnreadableDocument.class)
        .isThrownBy(() -> extract(DocumentBytes.of(content)))
        .extracting(UnreadableDocument::reason)
        .isEqualTo(reason);
  }

  private static long inked(BufferedImage image) {
    return count(image, 0, 100);
  }

  private static long tinted(BufferedImage image) {
    return count(image, 170, 245);
  }

  private static long count(BufferedImage image, int from, int to) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int green = image.getRGB(x, y) >> 8 & 255;
        count += green >= from && green < to ? 1 : 0;
      }
    }
    return count;
  }
}
