package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.anjuan.archive.format.UnreadableDocument.Reason;
import org.anjuan.worker.protocol.Fact;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Less common things that a hospital sends. */
@Tag("GEN-5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(TestWorkers.PROCESSES)
class VarietyTests {

  private PooledFormatWorkers workers;

  @BeforeAll
  void start() {
    workers = TestWorkers.start(Map.of());
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @Test
  void aDicomObjectIsAPageForEachFrameWithWhatItSaysOfItself() throws IOException {
    var dicom = Dicom.twoFrames("张^建国", Charset.forName("GB18030"));

    var seen = extract(DocumentFormat.DICOM, dicom);
    assertThat(seen.pages).isEqualTo(2);
    assertThat(seen.texts.getFirst().text()).contains("姓名 张 建国", "设备类型 CT");
    assertThat(facts(DocumentFormat.DICOM, dicom)).contains(new Fact("patient.name", "张 建国"));

    var page =
        workers.page(
            DocumentFormat.DICOM,
            DocumentKey.unique(),
            DocumentBytes.of(dicom),
            2,
            PageStyle.plain().atWidth(400));
    var image = ImageIO.read(new ByteArrayInputStream(page.jpeg()));
    assertThat(image.getRGB(100, 100) & 255).as("the window's lower end").isLessThan(20);
    assertThat(image.getRGB(300, 100) & 255).as("the window's upper end").isGreaterThan(235);
  }

  @Test
  void aDicomObjectThatNestsWithoutEndIsRefused() {
    var endless = Dicom.nested(5_000);

    assertThatExceptionOfType(UnreadableDocument.class)
        .isThrownBy(() -> extract(DocumentFormat.DICOM, endless))
        .extracting(UnreadableDocument::reason)
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aWebpPictureIsRead() {
    var tiny =
        Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");

    var seen = extract(DocumentFormat.WEBP, tiny);

    assertThat(seen.pages).isEqualTo(1);
    assertThat(seen.texts.getFirst().origin()).isEqualTo(TextOrigin.NONE);
  }

  @Test
  void filesEnclosedInAPdfAreNamedWithoutTheirPathsAndTakenOut() throws IOException {
    var pdf = enclosing("../../etc/检验结果.csv", "白细胞,6.1");

    assertThat(facts(DocumentFormat.PDF, pdf)).containsExactly(new Fact("enclosed", "检验结果.csv"));
    var file = workers.enclosed(DocumentFormat.PDF, DocumentKey.unique(), DocumentBytes.of(pdf), 1);
    assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("白细胞,6.1");
    assertThatExceptionOfType(UnreadableDocument.class)
        .isThrownBy(() ->
            workers.enclosed(DocumentFormat.PDF, DocumentKey.unique(), DocumentBytes.of(pdf), 2));
  }

  @Test
  void aFormThatMakesItsPagesWhileItIsShownIsNotSupported() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document
          .getDocumentCatalog()
          .getCOSObject()
          .setBoolean(COSName.getPDFName("NeedsRendering"), true);
      var form = bytes(document);

      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> extract(DocumentFormat.PDF, form))
          .extracting(UnreadableDocument::reason)
          .isEqualTo(Reason.UNSUPPORTED);
    }
  }

  @Test
  void inThePlaceOfAPictureWithoutDecoderStandsWhatItIs() throws IOException {
    var pdf = jpeg2000();

    var page =
        workers.page(
            DocumentFormat.PDF,
            DocumentKey.unique(),
            DocumentBytes.of(pdf),
            1,
            PageStyle.plain().atWidth(600));

    var image = ImageIO.read(new ByteArrayInputStream(page.jpeg()));
    assertThat(image.getRGB(300, 200) & 0xff).as("not a blank page").isBetween(200, 245);
  }

  private Seen extract(DocumentFormat format, byte[] content) {
    var seen = new Seen();
    workers.extract(format, DocumentBytes.of(content), seen);
    return seen;
  }

  private List<Fact> facts(DocumentFormat format, byte[] content) {
    return workers.describe(format, DocumentKey.unique(), DocumentBytes.of(content));
  }

  private static byte[] enclosing(String name, String content) throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var file =
          new PDEmbeddedFile(
              document, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
      var specification = new PDComplexFileSpecification();
      specification.setFileUnicode(name);
      specification.setEmbeddedFile(file);
      var tree = new PDEmbeddedFilesNameTreeNode();
      tree.setNames(Map.of("a", specification));
      var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(tree);
      document.getDocumentCatalog().setNames(names);
      return bytes(document);
    }
  }

  private static byte[] jpeg2000() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var picture =
          new PDStream(
                  document,
                  new ByteArrayInputStream(new byte[] {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10}))
              .getCOSObject();
      picture.setName(COSName.TYPE, "XObject");
      picture.setName(COSName.SUBTYPE, "Image");
      picture.setName(COSName.FILTER, "JPXDecode");
      picture.setItem(COSName.WIDTH, COSInteger.get(10));
      picture.setItem(COSName.HEIGHT, COSInteger.get(10));
      var objects = new COSDictionary();
      objects.setItem(COSName.getPDFName("Im0"), picture);
      var resources = new COSDictionary();
      resources.setItem(COSName.XOBJECT, objects);
      page.getCOSObject().setItem(COSName.RESOURCES, resources);
      var content =
          new PDStream(
              document,
              new ByteArrayInputStream(
                  "q 612 0 0 792 0 0 cm /Im0 Do Q".getBytes(StandardCharsets.US_ASCII)));
      page.getCOSObject().setItem(COSName.CONTENTS, content.getCOSObject());
      page.getCOSObject().setItem(COSName.ANNOTS, new COSArray());
      return bytes(document);
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  /** Writes DICOM, explicit, little-endian. */
  static final class Dicom {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] twoFrames(String patient, Charset charset) {
      var dicom = new Dicom().head();
      dicom.text(0x0008, 0x0005, "CS", "GB18030".getBytes(StandardCharsets.US_ASCII));
      dicom.text(0x0008, 0x0060, "CS", "CT".getBytes(StandardCharsets.US_ASCII));
      dicom.text(0x0010, 0x0010, "PN", patient.getBytes(charset));
      dicom.number(0x0028, 0x0002, 1);
      dicom.text(0x0028, 0x0004, "CS", "MONOCHROME2".getBytes(StandardCharsets.US_ASCII));
      dicom.text(0x0028, 0x0008, "IS", "2".getBytes(StandardCharsets.US_ASCII));
      dicom.number(0x0028, 0x0010, 8);
      dicom.number(0x0028, 0x0011, 8);
      dicom.number(0x0028, 0x0100, 16);
      dicom.number(0x0028, 0x0101, 16);
      dicom.number(0x0028, 0x0103, 1);
      dicom.text(0x0028, 0x1050, "DS", "0".getBytes(StandardCharsets.US_ASCII));
      dicom.text(0x0028, 0x1051, "DS", "400".getBytes(StandardCharsets.US_ASCII));
      var pixels = ByteBuffer.allocate(2 * 64 * 2).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < 128; i++) {
        pixels.putShort((short) (i % 8 < 4 ? -200 : 200));
      }
      dicom.element(0x7fe0, 0x0010, "OW", pixels.array());
      return dicom.out.toByteArray();
    }

    static byte[] nested(int deep) {
      var dicom = new Dicom().head();
      for (int i = 0; i < deep; i++) {
        dicom.shorts(0x0040, 0xa730);
        dicom.out.writeBytes(new byte[] {'S', 'Q', 0, 0, -1, -1, -1, -1});
        dicom.shorts(0xfffe, 0xe000);
        dicom.out.writeBytes(new byte[] {-1, -1, -1, -1});
      }
      return dicom.out.toByteArray();
    }

    private Dicom head() {
      out.writeBytes(new byte[128]);
      out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
      text(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1".getBytes(StandardCharsets.US_ASCII));
      return this;
    }

    private void number(int group, int element, int value) {
      text(group, element, "US", new byte[] {(byte) value, (byte) (value >> 8)});
    }

    private void text(int group, int element, String representation, byte[] value) {
      int padded = value.length + value.length % 2;
      shorts(group, element);
      out.writeBytes(representation.getBytes(StandardCharsets.US_ASCII));
      out.write(padded);
      out.write(padded >> 8);
      out.writeBytes(value);
      if (padded > value.length) {
        out.write(representation.equals("UI") ? 0 : ' ');
      }
    }

    private void element(int group, int element, String representation, byte[] value) {
      shorts(group, element);
      out.writeBytes(representation.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(new byte[2]);
      out.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value.length).array());
      out.writeBytes(value);
    }

    private void shorts(int first, int second) {
      out.write(first);
      out.write(first >> 8);
      out.write(second);
      out.write(second >> 8);
    }
  }
}
