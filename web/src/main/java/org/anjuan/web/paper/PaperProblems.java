package org.anjuan.web.paper;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.paper.BoxChanged;
import org.anjuan.archive.paper.BoxNumberTaken;
import org.anjuan.archive.paper.NothingToReview;
import org.anjuan.archive.paper.PaperRulesChanged;
import org.anjuan.archive.paper.ScanJobChanged;
import org.anjuan.ingest.paper.NotAPicture;
import org.anjuan.ingest.paper.NotFinishable;
import org.anjuan.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What can't be done with paper, as an answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PaperProblems {
  private final Categories categories;

  PaperProblems(Categories categories) {
    this.categories = categories;
  }

  @ExceptionHandler
  ProblemDetail changed(ScanJobChanged changed) {
    return Problems.of(
        HttpStatus.PRECONDITION_FAILED,
        "scan-changed",
        "他人刚修改过这份扫描，或已提交；请刷新后继续",
        "Somebody else has changed this scan, or it is finished: load it again");
  }

  @ExceptionHandler
  ProblemDetail changed(PaperRulesChanged changed) {
    return Problems.of(
        HttpStatus.PRECONDITION_FAILED,
        "paper-rules-changed",
        "他人刚修改过这些设置，请刷新后重试",
        "Somebody else has changed these settings: load them again");
  }

  @ExceptionHandler
  ProblemDetail changed(BoxChanged changed) {
    return Problems.of(
        HttpStatus.PRECONDITION_FAILED,
        "box-changed",
        "他人刚修改过这个病案盒，请刷新后重试",
        "Somebody else has changed this box: load it again");
  }

  @ExceptionHandler
  ProblemDetail taken(BoxNumberTaken taken) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "box-number-taken",
        "本院区已有此盒号",
        "The campus has a box of this number",
        "number");
  }

  @ExceptionHandler
  ProblemDetail nothing(NothingToReview done) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "nothing-to-review",
        "这份扫描当前不能审核或重新打开，请刷新",
        "This scan can't be reviewed or opened again now: load it again");
  }

  @ExceptionHandler
  ProblemDetail notAPicture(NotAPicture refused) {
    return switch (refused.why()) {
      case OTHER_KIND ->
          Problems.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "not-a-picture",
              "只接受 JPEG、PNG、TIFF、BMP 图片和 PDF",
              "JPEG, PNG, TIFF and BMP pictures and PDF only",
              "file");
      case DAMAGED ->
          Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "picture-damaged",
              "文件已损坏或加密，无法读取",
              "The file is damaged or encrypted and can't be read",
              "file");
      case TOO_LARGE ->
          Problems.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "picture-too-large",
              "文件过大，请分成几份上传",
              "The file is too large: send it in parts",
              "file");
      case TOO_MANY_PAGES ->
          Problems.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "too-many-pages",
              "页数过多，请分成几份上传",
              "Too many pages: send them in parts",
              "file");
    };
  }

  @ExceptionHandler
  ProblemDetail notFinishable(NotFinishable refused) {
    var pages = refused.pages().stream().map(String::valueOf).collect(Collectors.joining(", "));
    var problem =
        switch (refused.why()) {
          case NO_PAGES ->
              Problems.of(
                  HttpStatus.CONFLICT,
                  "scan-empty",
                  "还没有页面，无法提交",
                  "There are no pages yet",
                  "pages");
          case WITHOUT_CATEGORY ->
              Problems.of(
                  HttpStatus.CONFLICT,
                  "scan-without-category",
                  "以下页尚未归类：" + pages,
                  "These pages have no category yet: " + pages,
                  "pages");
          case FOREIGN_PAGES ->
              Problems.of(
                  HttpStatus.CONFLICT,
                  "scan-foreign-pages",
                  "以下页的条码属于另一份病案，请删除：" + pages,
                  "The bar code of these pages names another record, remove them: " + pages,
                  "pages");
          case MISSING ->
              Problems.of(
                  HttpStatus.CONFLICT,
                  "paper-missing",
                  "缺少必备文书：" + names(refused, Category::name),
                  "Required papers are missing: " + names(refused, Category::english),
                  "pages");
        };
    problem.setProperty("pages", refused.pages());
    problem.setProperty("categories", refused.categories());
    return problem;
  }

  private String names(NotFinishable refused, Function<Category, String> inLanguage) {
    return refused.categories().stream()
        .map(code -> categories.find(new CategoryCode(code)).map(inLanguage).orElse(code))
        .collect(Collectors.joining("、"));
  }
}
