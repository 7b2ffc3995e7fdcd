package org.anjuan.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.Reception;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whether intake slows down as the archive grows: many small text documents, twenty a stay, in ten
 * equal parts. A part is over when its last document is in the index and no work is left. What
 * warms the machine up is not counted.
 */
@Tag("bench")
class FlatIntakeBenchTests {
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 1_000);
  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 40_000);
  private static final int PARTS = 10;
  private static final int A_STAY = 20;
  private static final int SENDERS = Integer.getInteger("bench.senders", 4);
  private static final Actor SENDER = Actor.system("bench");

  @Test
  void theLastTenthTakesAsLongAsTheFirst() throws Exception {
    var folder = Files.createTempDirectory("anjuan-flat-bench");
    try (var application = IntakeBenchTests.start(folder.resolve("data"));
        var memory = new PeakMemory()) {
      part(application, 0, WARM_UP);
      var parts = new ArrayList<Double>();
      int each = DOCUMENTS / PARTS;
      for (int part = 0; part < PARTS; part++) {
        var began = ProcessorTime.now();
        double seconds = part(application, WARM_UP + part * each, each);
        parts.add(seconds);
        System.out.printf(
            "BENCH flat %d of %d: %d documents in %.2f s, %.0f a second; %s%n",
            part + 1, PARTS, each, seconds, each / seconds, ProcessorTime.now().since(began));
      }
      System.out.printf(
          "BENCH flat: %d documents, last tenth %.3f of the first; peak heap %d MB, after"
              + " collections %d MB%n",
          DOCUMENTS,
          parts.getLast() / parts.getFirst(),
          memory.peakMegabytes(),
          memory.peakAfterCollectionMegabytes());
      assertThat(parts).hasSize(PARTS);
    }
  }

  private static double part(ConfigurableApplicationContext application, int from, int number)
      throws Exception {
    var intake = application.getBean(Intake.class);
    var reception = application.getBean(Reception.class);
    var reader = application.getBean(MetaReader.class);
    var all = new ArrayList<Callable<?>>();
    for (int i = from; i < from + number; i++) {
      int at = i;
      all.add(() -> {
        var name = at + ".txt";
        var received = reception.receive(new ByteArrayInputStream(text(at)), name);
        var delivery = new Delivery(Channel.HTTP, SENDER, "127.0.0.1", name);
        return intake.file(delivery, reader.read(meta(at)), received).documentId();
      });
    }
    long began = System.nanoTime();
    IntakeBenchTests.inParallel(SENDERS, all);
    double taken = (System.nanoTime() - began) / 1e9;
    var work = application.getBean(WorkQueue.class);
    await("all work is done")
        .pollInterval(Duration.ofMillis(500)) // counting a long backlog is work of its own
        .atMost(Duration.ofMinutes(30))
        .until(() -> isDone(work));
    double done = (System.nanoTime() - began) / 1e9;
    System.out.printf("taken in after %.2f s%n", taken);
    return done;
  }

  private static boolean isDone(WorkQueue work) {
    var backlog = work.backlog();
    return java.util.stream.Stream.of(
            WorkKind.EXTRACT, WorkKind.INDEX_DOCUMENT, WorkKind.INDEX_RECORD)
        .map(backlog::get)
        .allMatch(open -> open == null || open.open() + open.leased() == 0);
  }

  private static String meta(int at) {
    int stay = at / A_STAY;
    return """
    {"sourceSystem": "BENCH", "sourceDocumentId": "D%d", "campus": "MAIN", "visitNo": 1,
     "admissionNo": "F%07d", "category": "C0034", "title": "护理记录 %d"}
    """
        .formatted(at, stay, at);
  }

  /** Some three hundred Chinese characters, different for each document. */
  private static byte[] text(int at) {
    var random = new Random(at);
    var text = new StringBuilder("护理记录 ").append(at).append('\n');
    for (int line = 0; line < 10; line++) {
      for (int i = 0; i < 30; i++) {
        text.append((char) ('一' + random.nextInt(3_000)));
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
