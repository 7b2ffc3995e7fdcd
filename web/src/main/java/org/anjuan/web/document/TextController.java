package org.anjuan.web.document;

import java.util.ArrayList;
import java.util.List;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.DocumentId;
import org.anjuan.archive.document.PageChange;
import org.anjuan.archive.document.PageChanges;
import org.anjuan.archive.format.PageBox;
import org.anjuan.search.PageSearch;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The text of a version, finding in it, and what it changed. */
@RestController
@RequestMapping("/api/documents/{id}/versions/{version}")
class TextController {
  /** As long as a search: what was found by it is looked for in the document next. */
  private static final int LONGEST_TERM = 200;

  private static final int MOST_MATCHES = 500;

  private final DocumentAccess access;
  private final DerivedPages pages;
  private final PageSearch search;
  private final PageChanges changes;

  TextController(
      DocumentAccess access, DerivedPages pages, PageSearch search, PageChanges changes) {
    this.access = access;
    this.pages = pages;
    this.search = search;
    this.changes = changes;
  }

  /** All pages' texts. */
  record DocumentText(List<TextOfPage> pages) {}

  /** A page's text; {@code confidence} only where it was recognised from the image. */
  record TextOfPage(int page, String text, String origin, @Nullable Double confidence) {}

  /** Where a term stands; {@code more}: in other places too, that are not told. */
  record Matches(List<Match> matches, boolean more) {}

  /** One place, as boxes in fractions of the page. */
  record Match(int page, List<PageBox> boxes, String excerpt) {}

  /**
   * What a version changed against another.
   *
   * @param comparable false while one of them has not been read, or can't be
   */
  record Changes(int since, int version, boolean comparable, List<PageChange> items) {}

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
    if (q.codePointCount(0, q.length()) > LONGEST_TERM) {
      throw new BadRequest(
          "q", "查找内容不超过 " + LONGEST_TERM + " 个字", "At most " + LONGEST_TERM + " characters");
    }
    var opened = access.require(actor, Action.READ_TEXT, id, version);
    access.noteFinding(actor, opened, q);
    var finder = new TermFinder(search.finder(q), MOST_MATCHES);
    var extracted = opened.version().extracted();
    if (extracted != null) {
      pages.read(extracted, finder::search);
    }
    return new Matches(finder.matches(), finder.metMore());
  }

  @GetMapping("/changes")
  Changes changes(
      Actor actor,
      @PathVariable DocumentId id,
      @PathVariable int version,
      @RequestParam int since) {
    var opened = access.require(actor, Action.READ_TEXT, id, version);
    var earlier = opened.document().version(since).orElseThrow(NotFound::new);
    access.noteComparing(actor, opened, since);
    return changes
        .between(opened.document(), earlier, opened.version())
        .map(items -> new Changes(since, version, true, items))
        .orElseGet(() -> new Changes(since, version, false, List.of()));
  }
}
