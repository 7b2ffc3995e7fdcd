package org.anjuan.web.embed;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.security.link.Visit;
import org.anjuan.web.document.RecordPapers.Paper;
import org.anjuan.web.record.RecordSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out a record's page: the tree by category, the open document, the ways on. */
@Component
class RecordSheets {
  /** Pictures on one page; an old browser loads all of them at once. */
  static final int AT_ONCE = 10;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  private final HospitalZone zone;

  RecordSheets(HospitalZone zone) {
    this.zone = zone;
  }

  /** Which part of which document, how large. */
  record Wanted(@Nullable String document, int from, Zoom zoom) {}

  RecordSheet of(
      Visit visit, RecordSummary record, List<Paper> papers, Wanted wanted, Locale locale) {
    var open = opened(papers, wanted.document());
    var paper = open < 0 ? null : papers.get(open);
    var from = paper == null ? 1 : start(paper, wanted.from());
    return new RecordSheet(
        record,
        patient(record),
        stay(record),
        groups(visit, papers, paper, wanted.zoom(), locale),
        paper == null ? null : shown(visit, paper, from, wanted.zoom()),
        previous(visit, papers, open, from, wanted.zoom()),
        next(visit, papers, open, from, wanted.zoom()),
        paper == null ? List.of() : sizes(visit, paper, from, wanted.zoom()));
  }

  private static int opened(List<Paper> papers, @Nullable String id) {
    return IntStream.range(0, papers.size())
        .filter(i -> id == null || papers.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  /** Pages are shown in tens, wherever somebody wants to begin. */
  private static int start(Paper paper, int from) {
    var count = pages(paper);
    var wanted = Math.clamp(from, 1, Math.max(1, count));
    return (wanted - 1) / AT_ONCE * AT_ONCE + 1;
  }

  private static int pages(Paper paper) {
    var count = paper.pageCount();
    return count == null || !paper.drawable() ? 0 : count;
  }

  private List<RecordSheet.Group> groups(
      Visit visit, List<Paper> papers, @Nullable Paper open, Zoom zoom, Locale locale) {
    var groups = new LinkedHashMap<String, List<RecordSheet.Entry>>();
    for (var paper : papers) {
      var name = isEnglish(locale) ? paper.categoryEnglish() : paper.category();
      groups
          .computeIfAbsent(name, absent -> new ArrayList<>())
          .add(
              new RecordSheet.Entry(
                  paper.title(),
                  day(paper.createdAt()),
                  paper.drawable() ? paper.pageCount() : null,
                  paper.scanned(),
                  address(visit, paper, 1, zoom),
                  paper.equals(open)));
    }
    return groups.entrySet().stream()
        .map(group -> new RecordSheet.Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static RecordSheet.Shown shown(Visit visit, Paper paper, int from, Zoom zoom) {
    var last = Math.min(pages(paper), from + AT_ONCE - 1);
    var pictures =
        IntStream.rangeClosed(from, last)
            .mapToObj(number -> new RecordSheet.Page(number, picture(visit, paper, number, zoom)))
            .toList();
    return new RecordSheet.Shown(
        paper.title(), pages(paper), paper.drawable(), zoom == Zoom.FIT, zoom.width(), pictures);
  }

  private static @Nullable String previous(
      Visit visit, List<Paper> papers, int open, int from, Zoom zoom) {
    if (open < 0) {
      return null;
    }
    if (from > 1) {
      return address(visit, papers.get(open), from - AT_ONCE, zoom);
    }
    if (open == 0) {
      return null;
    }
    var before = papers.get(open - 1);
    return address(visit, before, start(before, Integer.MAX_VALUE), zoom);
  }

  private static @Nullable String next(
      Visit visit, List<Paper> papers, int open, int from, Zoom zoom) {
    if (open < 0) {
      return null;
    }
    if (from + AT_ONCE <= pages(papers.get(open))) {
      return address(visit, papers.get(open), from + AT_ONCE, zoom);
    }
    return open + 1 < papers.size() ? address(visit, papers.get(open + 1), 1, zoom) : null;
  }

  private static List<RecordSheet.Size> sizes(Visit visit, Paper paper, int from, Zoom zoom) {
    return Stream.of(Zoom.values())
        .map(size ->
            new RecordSheet.Size(size.code(), address(visit, paper, from, size), size == zoom))
        .toList();
  }

  /** Identifiers have letters and digits only. */
  private static String address(Visit visit, Paper paper, int from, Zoom zoom) {
    return visit.path()
        + "/record?document="
        + paper.id()
        + "&from="
        + from
        + "&zoom="
        + zoom.code();
  }

  private static String picture(Visit visit, Paper paper, int page, Zoom zoom) {
    return visit.path()
        + "/documents/"
        + paper.id()
        + "/versions/"
        + paper.version()
        + "/pages/"
        + page
        + "?zoom="
        + zoom.code();
  }

  private static String patient(RecordSummary record) {
    var name = record.patientName();
    return name == null ? "—" : name;
  }

  private String stay(RecordSummary record) {
    var admitted = day(record.admittedAt());
    var discharged = day(record.dischargedAt());
    return (admitted == null ? "" : admitted) + " – " + (discharged == null ? "" : discharged);
  }

  private @Nullable String day(@Nullable Instant instant) {
    return instant == null ? null : DAY.format(instant.atZone(zone.id()));
  }

  static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals("en");
  }
}
