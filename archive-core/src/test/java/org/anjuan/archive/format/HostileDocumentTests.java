package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.anjuan.archive.format.UnreadableDocument.Reason;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to harm: none fetches, writes, reads elsewhere, or takes anyone down with it. */
@Tag("SEC-1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(TestWorkers.PROCESSES)
class HostileDocumentTests {

  private static final List<String> PAGE = List.of("正常的一页");

  private PooledFormatWorkers workers;

  @BeforeAll
  void start() {
    workers =
        TestWorkers.start(
            Map.of(
                "pdf.timeout",
                "5s",
                "pdf.heap",
                "160MB",
                "max-bytes",
                "64MB",
                "image.heap",
                "300MB"));
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"})
  void nothingThatADocumentNamesIsFetched(String part) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
      var entries = Samples.ofdEntries(PAGE);
      entries.compute(
          part,
          (name, xml) ->
              xml.replace(
                      "?><ofd:",
                      "?><!DOCTYPE r [<!ENTITY % p SYSTEM \""
                          + address
                          + "\"> %p; <!ENTITY e SYSTEM \""
                          + address
                          + "\">]><ofd:")
                  .replace("正常的一页", "&e;")
                  .replace("<ofd:DocID>1<", "<ofd:DocID>&e;<"));

      var outcome = outcome(DocumentFormat.OFD, Samples.zip(entries));

      assertThat(outcome).doesNotStartWith("lost");
      server.setSoTimeout(200);
      assertThat(accepted(server)).as("connection").isFalse();
    }
  }

  @Test
  void aPathInAPackageCanNotLeaveIt() {
    var entries = Samples.ofdEntries(PAGE);
    var parts = entries.remove("Doc_0/Pages/Page_0/Content.xml");
    entries.put("../../../../../../../../tmp/anjuan-escaped.xml", parts);
    entries.compute(
        "Doc_0/Document.xml",
        (name, xml) ->
            xml.replace("Pages/Page_0/Content.xml", "../../../../../../../../etc/passwd"));

    var outcome = outcome(DocumentFormat.OFD, Samples.zip(entries));

    assertThat(outcome).isEqualTo("1 pages, text: ");
    assertThat(Path.of("/tmp/anjuan-escaped.xml")).doesNotExist();
  }

  @Test
  void aPackageThatUnpacksToTooMuchIsRefused() {
    var entries = Samples.ofdEntries(PAGE);
    entries.put("Doc_0/big.bin", "0".repeat(70 << 20));

    assertThat(outcome(DocumentFormat.OFD, Samples.zip(entries)))
        .isEqualTo("refused " + Reason.TOO_LARGE);
  }

  @Test
  void noPartOfADocumentIsEverOnADisk() throws IOException {
    assertThat(outcome(DocumentFormat.OFD, Samples.ofd(PAGE))).contains("正常的一页");
    assertThat(outcome(DocumentFormat.PDF, Samples.scannedPdf(PAGE))).contains("正常的一页");

    for (var folder : workerFolders()) {
      try (var files = Files.walk(folder)) {
        // Java lists the machine's fonts in a file fcinfo-… where fontconfig is installed.
        assertThat(
                files
                    .filter(Files::isRegularFile)
                    .filter(file -> !isOfAStartingWorker(folder, file))
                    .map(f -> f.getFileName().toString())
                    .filter(file -> !file.startsWith("fcinfo-")))
            .isSubsetOf("NotoSansSC-Regular.ttf", ".pdfbox.cache", WorkerFolder.LOCK);
      }
    }
  }

  @Test
  void theCorpusOfHostileFilesHarmsNoOne() throws IOException {
    var root = Path.of(System.getProperty("anjuan.root"));
    var corpus = root.resolve("../shared/corpus/hostile").normalize();
    assumeTrue(Files.isDirectory(corpus), "no corpus here");
    var softly = new SoftAssertions();
    for (var sample : SAMPLES.entrySet()) {
      var file = corpus.resolve(sample.getKey());
      var outcome = outcome(format(sample.getKey()), Files.readAllBytes(file));
      softly.assertThat(outcome).as(sample.getKey()).matches(sample.getValue());
    }
    softly.assertAll();
    assertThat(outcome(DocumentFormat.PDF, Samples.pdf(PAGE))).contains("正常的一页");
  }

  private static final Map<String, String> SAMPLES =
      Map.of(
          "pdf_form_xobject_cycle.pdf", "(?s).*",
          "pdf_flatebomb_double.pdf", "lost (MEMORY|TIMEOUT)|1 pages, text: ",
          "pdf_10k_pages.pdf", "refused TOO_MANY_PAGES",
          "pdf_count_lies.pdf", "(?s)1 pages.*",
          "pdf_nested_arrays_100k.pdf", "(?s)(refused|1 pages).*",
          "ofd_docroot_http.ofd", "refused DAMAGED",
          "ofd_symlink_entry.ofd", "(?s)(?!.*root:).*",
          "jpeg_dims_65535.jpg", "1 pages, text: ",
          "png_bomb_60000x60000.png", "1 pages, text: ",
          "tiff_ifd_loop.tif", "1 pages, text: |refused.*");

  private static DocumentFormat format(String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "pdf" -> DocumentFormat.PDF;
      case "ofd" -> DocumentFormat.OFD;
      case "png" -> DocumentFormat.PNG;
      case "tif" -> DocumentFormat.TIFF;
      default -> DocumentFormat.JPEG;
    };
  }

  private String outcome(DocumentFormat format, byte[] content) {
    var seen = new Seen();
    try {
      workers.extract(format, DocumentBytes.of(content), seen);
      return seen.pages
          + " pages, text: "
          + seen.texts.stream().map(PageText::text).collect(Collectors.joining("\n"));
    } catch (UnreadableDocument e) {
      return "refused " + e.reason();
    } catch (WorkerFailed e) {
      return "lost " + e.why();
    }
  }

  private static boolean accepted(ServerSocket server) throws IOException {
    try (var connection = server.accept()) {
      return connection.isConnected();
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** A worker that is starting, perhaps of another process here, has seen no document yet. */
  private static boolean isOfAStartingWorker(Path folder, Path file) {
    return folder.relativize(file).getName(0).toString().startsWith("start-");
  }

  private static Set<Path> workerFolders() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(WorkerFolder.PREFIX))
          .collect(Collectors.toSet());
    }
  }
}
