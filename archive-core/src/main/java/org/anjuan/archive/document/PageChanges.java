package org.anjuan.archive.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Says what a version of a document changed, page by page: which pages came, went, or read or look
 * different. Words and pictures are compared, not bytes: a file that was written anew with the same
 * content changes nothing.
 */
@Service
public class PageChanges {
  /** Beyond it pages are compared one by one in their places. */
  private static final int MOST_ALIGNED = 500;

  private final DerivedPages pages;
  private final Thumbnails thumbnails;

  PageChanges(DerivedPages pages, Thumbnails thumbnails) {
    this.pages = pages;
    this.thumbnails = thumbnails;
  }

  /**
   * The changes in page order; empty when both versions have the same pages.
   *
   * @return nothing while one of them has not been read, or can't be
   */
  public Optional<List<PageChange>> between(
      ArchivedDocument document, DocumentVersion before, DocumentVersion after) {
    var earlier = before.extracted();
    var later = after.extracted();
    return earlier == null || later == null
        ? Optional.empty()
        : Optional.of(between(faces(document, before, earlier), faces(document, after, later)));
  }

  static List<PageChange> between(List<PageFace> before, List<PageFace> after) {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).isSameAs(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).isSameAs(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    var olds = before.subList(head, before.size() - tail);
    var news = after.subList(head, after.size() - tail);
    return Math.max(olds.size(), news.size()) > MOST_ALIGNED
        ? inPlace(olds, news)
        : new PageAlignment(olds, news).changes();
  }

  private static List<PageChange> inPlace(List<PageFace> before, List<PageFace> after) {
    var changes = new ArrayList<PageChange>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      if (i >= after.size()) {
        changes.add(removed(before.get(i)));
      } else if (i >= before.size()) {
        changes.add(added(after.get(i)));
      } else if (!before.get(i).isSameAs(after.get(i))) {
        changes.add(changed(before.get(i), after.get(i)));
      }
    }
    return changes;
  }

  static PageChange added(PageFace page) {
    return new PageChange(
        PageChange.Kind.ADDED, null, page.number(), true, true, List.of(), List.of());
  }

  static PageChange removed(PageFace page) {
    return new PageChange(
        PageChange.Kind.REMOVED, page.number(), null, true, true, List.of(), List.of());
  }

  static PageChange changed(PageFace before, PageFace after) {
    return new PageChange(
        PageChange.Kind.CHANGED,
        before.number(),
        after.number(),
        !before.saysTheSameAs(after),
        !before.looksLike(after),
        before.without(after),
        after.without(before));
  }

  private List<PageFace> faces(
      ArchivedDocument document, DocumentVersion version, Extracted extracted) {
    var lines = new HashMap<Integer, List<String>>();
    pages.read(
        extracted,
        page ->
            lines.put(
                page.page(),
                page.lines().stream()
                    .map(line -> line.text().strip())
                    .filter(line -> !line.isEmpty())
                    .toList()));
    var pictures = new HashMap<Integer, PagePicture>();
    thumbnails.each(
        document,
        version,
        (page, jpeg) -> {
          var picture = PagePicture.of(jpeg);
          if (picture != null) {
            pictures.put(page, picture);
          }
        });
    var faces = new ArrayList<PageFace>();
    for (int page = 1; page <= extracted.pageCount(); page++) {
      faces.add(new PageFace(page, lines.getOrDefault(page, List.of()), pictures.get(page)));
    }
    return faces;
  }
}
