package org.anjuan.web.document;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.format.PageBox;
import org.anjuan.search.PageSearch;
import org.anjuan.web.problem.BadRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The text of a version, and finding in it. */
@RestController
@RequestMapping("/api/documents/{id}/versions/{version}")
class TextController {
  private static final int LONGEST_TERM = 100;
  private static final int MOST_MATCHES = 500;

  private final DocumentAccess access;
  private final DerivedPages pages;
  private final PageSearch search;

  TextController(DocumentAccess access, DerivedPages pages, PageSearch search) {
    this.access = access;
    this.pages = pages;
    this.search = search;
  }

  /** All pages' texts. */
  record DocumentText(List<TextOfPage> pages) {}

  /** A page's text; {@code confidence} only where it was recognised from the image. */
  record TextOfPage(int page, String text, String origin, @Nullable Double confidence) {}

  /** Where a term stands. */
  record Matches(List<Match> matches, boolean more) {}

  /** One place, as boxes in fractions of the page. */
  record Match(int page, List<PageBox> boxes, String excerpt) {}

  @GetMapping("/text")
  DocumentText text(Actor actor, @PathVariable DocumentId id, @PathVariable int version) {
    var opened = access.require(actor, Action.READ_TEXT, id, version);
    access.note(actor, AuditAction.READ_TEXT, opened, null);
    var all = new ArrayList<TextOfPage>();
    var extracted = opened.version().extracted();
    if (extracted != null) {
      pages.read(
          extracted,
          page -> {
            var confidence = page.confidence();
            all.add(
                new TextOfPage(
                    page.page(),
                    page.text(),
                    page.origin().name(),
                    confidence.isPresent() ? confidence.getAsDouble() : null));
          });
    }
    return new DocumentText(all);
  }

  @GetMapping("/find")
  Matches find(
      Actor actor, @PathVariable DocumentId id, @PathVariable int version, @RequestParam String q) {
    if (q.length() > LONGEST_TERM) {
      throw new BadRequest("q", "查找内容不超过 100 个字", "At most 100 characters");
    }
    var opened = access.require(actor, Action.READ_TEXT, id, version);
    access.noteFinding(actor, opened, q);
    var finder = new TermFinder(search.finder(q), MOST_MATCHES);
    var extracted = opened.version().extracted();
    if (extracted != null) {
      pages.read(extracted, finder::search);
    }
    return new Matches(finder.matches(), finder.isFull());
  }
}
