package org.anjuan.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand PDFs of the demonstration hospital, all with text, into a searchable index: by {@code
 * recollindex} (with pdftotext) and by our whole way from intake to found, on the same files, one
 * after the other. Seconds, and processor seconds of all processes of either.
 *
 * <p>Recoll starts cold, as it does in life, and is not nice to others as it is by itself; the
 * application has been running, and is warmed with other documents. Both have the files in the
 * system's cache.
 */
@Tag("bench")
class RecollBenchTests {
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 100);
  private static final int DOCUMENTS = Integer.getInteger("bench.documents", 1_000);

  private record Cost(double seconds, double processor) {
    double perSecond() {
      return DOCUMENTS / seconds;
    }
  }

  @Test
  void intoASearchableIndexAgainstRecoll() throws Exception {
    assumeTrue(isThere("recollindex") && isThere("pdftotext"), "recollcmd and poppler-utils");
    var folder = Files.createTempDirectory("anjuan-recoll-bench");
    var papers = DroppedPapers.pdfs(folder.resolve("papers"), WARM_UP + DOCUMENTS);
    var counted = papers.subList(WARM_UP, papers.size());
    var theirs = recoll(folder, counted);
    var ours = ours(folder, papers.subList(0, WARM_UP), counted);
    System.out.printf(
        "BENCH recoll: %d files; recoll %.1f s, %.1f files/s, %.1f processor s; ours %.1f s, %.1f"
            + " files/s, %.1f processor s; ratio %.2f of files/s, %.2f of processor s%n",
        DOCUMENTS,
        theirs.seconds(),
        theirs.perSecond(),
        theirs.processor(),
        ours.seconds(),
        ours.perSecond(),
        ours.processor(),
        theirs.seconds() / ours.seconds(),
        ours.processor() / theirs.processor());
  }

  private static Cost ours(
      Path folder, List<DroppedPapers.Paper> warm, List<DroppedPapers.Paper> counted)
      throws Exception {
    try (var application = IntakeBenchTests.start(folder.resolve("data"))) {
      IntakeBenchTests.wholeWay(application, warm, 0);
      var began = ProcessorTime.now();
      double seconds = IntakeBenchTests.wholeWay(application, counted, WARM_UP);
      var spent = ProcessorTime.now().since(began);
      System.out.println(spent);
      return new Cost(seconds, spent.application().plus(spent.workers()).toMillis() / 1e3);
    }
  }

  private static Cost recoll(Path folder, List<DroppedPapers.Paper> papers) throws Exception {
    var files = Files.createDirectories(folder.resolve("recoll-files"));
    for (var paper : papers) {
      var stay = Files.createDirectories(files.resolve(paper.file().getParent().getFileName()));
      Files.copy(paper.file(), stay.resolve(paper.fileName()));
    }
    var settings = Files.createDirectories(folder.resolve("recoll"));
    Files.writeString(
        settings.resolve("recoll.conf"), "topdirs = " + files + "\nidxniceprio = 0\n");
    var times = timed("recollindex -c '" + settings + "' -z >'" + folder + "/recoll.log' 2>&1");
    var found = output("recollq -c '" + settings + "' -n 1 mime:application/pdf");
    assertThat(found).contains("\n" + DOCUMENTS + " results");
    return times;
  }

  /** Real, user and system time of a command and of all that it has started and waited for. */
  private static Cost timed(String command) throws Exception {
    var said = output("TIMEFORMAT='%R %U %S'; time { " + command + "; }").strip().split(" ");
    return new Cost(
        Double.parseDouble(said[0]), Double.parseDouble(said[1]) + Double.parseDouble(said[2]));
  }

  private static String output(String command) throws IOException, InterruptedException {
    var process = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static boolean isThere(String program) {
    for (var place : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
