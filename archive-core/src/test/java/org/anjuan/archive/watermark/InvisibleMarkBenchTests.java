package org.anjuan.archive.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.drawing.MarkPattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often a mark is read after each distortion, how often one is read where there is none, and
 * what burning in costs. Pages are the pictures in the folder {@code anjuan.measure.pages}, drawn
 * 1,240 pixels wide, or generated ones where that is not set; {@code anjuan.measure.unmarked} says
 * how many unmarked parts of pages are tried.
 */
@Tag("bench")
@Tag("QRY-2")
class InvisibleMarkBenchTests {
  private static final int PAGES = 100;
  private static final int PART = 256;

  private final MarkedPages marked = new MarkedPages("bench");
  private final Random random = new Random(20261121);

  @Test
  void marksAreReadAfterEveryDistortion() throws IOException {
    var read = new EnumMap<Distortion, Integer>(Distortion.class);
    double psnr = 0;
    for (int i = 0; i < PAGES; i++) {
      var page = page(i);
      var mark = MarkId.random();
      psnr += noise(MarkedPages.stamped(page), marked.burnt(page, mark));
      var sent = marked.sent(page, mark);
      for (var distortion : Distortion.values()) {
        var found = marked.read(distortion.of(sent, random));
        found.ifPresent(other -> assertThat(other.id()).isEqualTo(mark));
        read.merge(distortion, found.isPresent() ? 1 : 0, Integer::sum);
      }
    }
    read.forEach((way, count) -> print("BENCH mark read, %s: %d of %d", way, count, PAGES));
    print("BENCH mark PSNR %.1f dB", psnr / PAGES);
    assertThat(read.get(Distortion.SCREENSHOT_PNG)).isPositive();
  }

  @Test
  void nothingIsReadWhereNothingWasBurntIn() throws IOException {
    int parts = Integer.getInteger("anjuan.measure.unmarked", 500);
    int wrong = 0;
    var page = MarkedPages.unmarked(page(0));
    for (int i = 0; i < parts; i++) {
      int next = i * PAGES / parts;
      if (i > 0 && next != (i - 1) * PAGES / parts) {
        page = MarkedPages.unmarked(page(next));
      }
      var part =
          page.getSubimage(
              random.nextInt(page.getWidth() - PART),
              random.nextInt(page.getHeight() - PART),
              PART,
              PART);
      wrong += marked.read(Jpeg.opaque(part)).isPresent() ? 1 : 0;
    }
    print("BENCH marks read in %d unmarked parts of pages: %d", parts, wrong);
    assertThat(wrong).isZero();
  }

  @Test
  void burningInTakesMilliseconds() {
    var page = MarkedPages.page(1);
    var times = new ArrayList<Double>();
    for (int round = 0; round < 60; round++) {
      var chips = new byte[MarkPattern.BYTES];
      random.nextBytes(chips);
      long begin = System.nanoTime();
      new MarkPattern(chips).burnInto(page);
      times.add((System.nanoTime() - begin) / 1e6);
    }
    var warm = times.subList(20, times.size()).stream().sorted().toList();
    print(
        "BENCH mark burnt into 1240 x 1754: %.1f ms, at most %.1f ms",
        warm.get(warm.size() / 2), warm.getLast());
    assertThat(warm.getFirst()).isPositive();
  }

  /** The note of who looks, which must be kept before the page leaves. */
  @Test
  void noteOfAMarkTakesMilliseconds() {
    try (var store = Engines.mongo()) {
      var marks = new WatermarkMarks(store.operations());
      var doctor = Actor.person(new ActorId("wang"), new StaffNumber("1001"), "王医生", Set.of(), 0);
      var viewing = new Viewing(doctor, new CampusCode("MAIN"), "r1", "100482", "d1", 2, 7);
      var times = new ArrayList<Double>();
      for (int round = 0; round < 1_500; round++) {
        long begin = System.nanoTime();
        marks.add(viewing, 7, Instant.EPOCH, "10.0.0.8");
        times.add((System.nanoTime() - begin) / 1e6);
      }
      var warm = times.subList(500, times.size()).stream().sorted().toList();
      print("BENCH mark noted: %.2f ms, p95 %.2f ms", warm.get(warm.size() / 2), warm.get(950));
      assertThat(warm.getFirst()).isPositive();
    }
  }

  private static double noise(BufferedImage without, BufferedImage with) {
    double squares = 0;
    for (int y = 0; y < without.getHeight(); y++) {
      for (int x = 0; x < without.getWidth(); x++) {
        int difference = (with.getRGB(x, y) & 255) - (without.getRGB(x, y) & 255);
        squares += difference * difference;
      }
    }
    return 10 * Math.log10(255.0 * 255 * without.getWidth() * without.getHeight() / squares);
  }

  private static BufferedImage page(int number) throws IOException {
    var folder = System.getProperty("anjuan.measure.pages");
    if (folder == null) {
      return MarkedPages.page(number);
    }
    try (var files = Files.list(Path.of(folder))) {
      var pages = files.sorted().toList();
      return Jpeg.opaque(ImageIO.read(pages.get(number % pages.size()).toFile()));
    }
  }

  private static void print(String form, Object... values) {
    System.out.printf(Locale.ROOT, form + "%n", values);
  }
}
