package org.anjuan.web.export;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.export.ExportJob;
import org.anjuan.archive.export.ExportJob.Line;
import org.anjuan.archive.export.ExportJob.Outcome;
import org.anjuan.archive.export.ExportJob.Wanted;
import org.jspecify.annotations.Nullable;

/** The list in a package: every document that was asked for, and what became of it. */
final class Manifest {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String SPREADSHEET_FORMULA = "(?s)[=+\\-@\\t\\r].*";

  private Manifest() {}

  /**
   * As CSV that Excel opens.
   *
   * @param open the documents that leave; lines of others say no more than refused ones
   */
  static String of(ExportJob job, Set<Wanted> open) {
    var head = row("用途", job.purpose(), "", "", "", "", "", "", "");
    var names = row("病案", "文书", "版本", "结果", "文件", "页数", "字节", "SHA-256", "电子签名");
    var lines = job.lines().stream().map(line -> line(line, open));
    return BYTE_ORDER_MARK
        + Stream.concat(Stream.of(head, names), lines)
            .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(Line line, Set<Wanted> open) {
    var what = line.what();
    var leaves = line.outcome() == Outcome.COPIED && open.contains(what);
    return row(
        what.record(),
        what.document(),
        what.document() == null ? "" : Integer.toString(what.version()),
        outcome(leaves || line.outcome() != Outcome.COPIED ? line.outcome() : Outcome.REFUSED),
        leaves ? line.file() : "",
        leaves ? Integer.toString(line.pages()) : "",
        leaves ? Long.toString(line.size()) : "",
        leaves ? line.sha256() : "",
        leaves && line.signed() ? "副本中不再有效 no longer holds in the copy" : "");
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case COPIED -> "已导出 copied";
      case REFUSED -> "未导出：不存在或无权 refused";
      case UNREADABLE -> "未导出：无法读取 unreadable";
      case NO_PAGES -> "未导出：无页面（如视频） no pages";
    };
  }

  private static String row(@Nullable String... cells) {
    return Stream.of(cells).map(Manifest::cell).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable String text) {
    var kept = text == null ? "" : text;
    var harmless = kept.matches(SPREADSHEET_FORMULA) ? "'" + kept : kept;
    return harmless.matches("(?s).*[\",\r\n].*")
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
