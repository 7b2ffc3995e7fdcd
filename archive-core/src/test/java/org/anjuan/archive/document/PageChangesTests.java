package org.anjuan.archive.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.anjuan.archive.document.PageChange.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changed between two versions of a report is said by its pages. */
@Tag("ING-5")
class PageChangesTests {

  @Test
  void theSamePagesChangeNothing() {
    assertThat(PageChanges.between(pages("a", "b", "c"), pages("a", "b", "c"))).isEmpty();
  }

  @Test
  void anInsertedPageIsAddedAndTheOthersAreTheSame() {
    assertThat(PageChanges.between(pages("a", "b", "c"), pages("a", "x", "b", "c")))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kind()).isEqualTo(Kind.ADDED);
          assertThat(change.after()).isEqualTo(2);
        });
  }

  @Test
  void aRemovedPageIsNamedByItsOldNumber() {
    assertThat(PageChanges.between(pages("a", "b", "c"), pages("a", "c")))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kind()).isEqualTo(Kind.REMOVED);
          assertThat(change.before()).isEqualTo(2);
          assertThat(change.after()).isNull();
        });
  }

  @Test
  void aChangedPageSaysWhichLinesCameAndWent() {
    var before = List.of(page(1, "血常规", "白细胞 4.1", "审核 未审核"));
    var after = List.of(page(1, "血常规", "白细胞 4.1", "审核 王医生"));
    assertThat(PageChanges.between(before, after))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kind()).isEqualTo(Kind.CHANGED);
          assertThat(change.text()).isTrue();
          assertThat(change.gone()).containsExactly("审核 未审核");
          assertThat(change.come()).containsExactly("审核 王医生");
        });
  }

  @Test
  void aPageIsFoundAgainWhereAnotherWasPutBeforeIt() {
    var before = List.of(page(1, "一", "二", "三"), page(2, "end"));
    var after = List.of(page(1, "new"), page(2, "一", "二", "四"), page(3, "end"));
    assertThat(PageChanges.between(before, after))
        .extracting(PageChange::kind, PageChange::before, PageChange::after)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.ADDED, null, 1),
            org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, 1, 2));
  }

  @Test
  void aStampOnAnUnchangedTextIsAChangedPicture() throws Exception {
    var plain = new PageFace(1, List.of("出院小结"), picture(0, 0.9f));
    var stamped = new PageFace(1, List.of("出院小结"), picture(24, 0.9f));
    assertThat(PageChanges.between(List.of(plain), List.of(stamped)))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.image()).isTrue();
          assertThat(change.text()).isFalse();
          assertThat(change.gone()).isEmpty();
        });
  }

  @Test
  void anotherCompressionOfTheSamePictureIsNoChange() throws Exception {
    var fine = new PageFace(1, List.of(), picture(24, 0.95f));
    var coarse = new PageFace(1, List.of(), picture(24, 0.5f));
    assertThat(PageChanges.between(List.of(fine), List.of(coarse))).isEmpty();
  }

  @Test
  void whatIsNoPictureIsTakenForNone() {
    assertThat(PagePicture.of(new byte[] {1, 2, 3})).isNull();
    assertThat(PagePicture.of(new byte[0])).isNull();
  }

  @Test
  void everyEditIsFoundWhateverWasAddedAndRemoved() {
    var random = new Random(20260301);
    for (int round = 0; round < 200; round++) {
      var before = new ArrayList<PageFace>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        before.add(page(i + 1, "p" + i, "q" + i, "r" + i));
      }
      var kept = new ArrayList<List<String>>();
      int removed = 0;
      for (var page : before) {
        if (random.nextInt(4) == 0) {
          removed++;
        } else {
          kept.add(page.lines());
        }
      }
      // Only at the end, so that the two are told apart from a change in one place.
      int added = removed > 0 ? 0 : random.nextInt(3);
      for (int i = 0; i < added; i++) {
        kept.add(List.of("new" + i));
      }
      var after = new ArrayList<PageFace>();
      kept.forEach(lines -> after.add(new PageFace(after.size() + 1, lines, null)));
      var changes = PageChanges.between(before, after);
      var kinds = changes.stream().map(PageChange::kind).toList();
      assertThat(Collections.frequency(kinds, Kind.REMOVED)).isEqualTo(removed);
      assertThat(Collections.frequency(kinds, Kind.ADDED)).isEqualTo(added);
      assertThat(kinds).doesNotContain(Kind.CHANGED);
    }
  }

  private static List<PageFace> pages(String... texts) {
    var pages = new ArrayList<PageFace>();
    for (var text : texts) {
      pages.add(page(pages.size() + 1, text));
    }
    return pages;
  }

  private static PageFace page(int number, String... lines) {
    return new PageFace(number, List.of(lines), null);
  }

  /** A page of lines, with a stamp of so many pixels at its foot. */
  private static PagePicture picture(int stamp, float quality) throws IOException {
    var image = new BufferedImage(160, 226, BufferedImage.TYPE_INT_RGB);
    var drawing = image.createGraphics();
    drawing.setColor(Color.WHITE);
    drawing.fillRect(0, 0, 160, 226);
    drawing.setColor(Color.BLACK);
    for (int y = 20; y < 160; y += 8) {
      drawing.fillRect(16, y, 120 - y % 30, 2);
    }
    drawing.setColor(new Color(0xC0, 0x20, 0x20));
    drawing.fillOval(110, 180, stamp, stamp);
    drawing.dispose();
    var out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var form = writer.getDefaultWriteParam();
    form.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    form.setCompressionQuality(quality);
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), form);
    }
    writer.dispose();
    assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray()))).isNotNull();
    return PagePicture.of(out.toByteArray());
  }
}
