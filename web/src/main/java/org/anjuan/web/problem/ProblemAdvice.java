package org.anjuan.web.problem;

import com.mongodb.MongoException;
import org.anjuan.archive.access.AccessRefused;
import org.anjuan.archive.access.RuleChanged;
import org.anjuan.archive.audit.AuditUnavailable;
import org.anjuan.archive.document.DocumentContended;
import org.anjuan.archive.export.NotCopyable;
import org.anjuan.archive.format.UnreadableDocument;
import org.anjuan.archive.format.WorkerFailed;
import org.anjuan.archive.format.WorkersBusy;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.RecordContended;
import org.anjuan.archive.vault.NoSuchBlob;
import org.anjuan.archive.vault.TamperedBlob;
import org.anjuan.archive.watermark.ReadingBusy;
import org.anjuan.archive.watermark.TemplateChanged;
import org.anjuan.search.IndexBeingRebuilt;
import org.anjuan.search.InvalidCursor;
import org.anjuan.search.QueryTooLong;
import org.anjuan.search.SearchUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where refusals and failures become answers. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ProblemDetail notFound(NotFound absent) {
    return Problems.of(
        HttpStatus.NOT_FOUND, "not-found", "没有找到，或您无权查看", "Not found, or not visible to you");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException absent,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(absent, notFound(new NotFound()), headers, status, request);
  }

  // Absent and invisible get the same answer; the audit trail knows the difference.
  @ExceptionHandler
  ProblemDetail refused(AccessRefused refused) {
    return notFound(new NotFound());
  }

  @ExceptionHandler
  ProblemDetail invalid(InvalidValue invalid) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "invalid-value",
        "参数格式不正确：" + invalid.field(),
        "Malformed value: " + invalid.field(),
        invalid.field());
  }

  @ExceptionHandler
  ProblemDetail bad(BadRequest bad) {
    return Problems.of(
        HttpStatus.BAD_REQUEST, "bad-request", bad.chinese(), bad.english(), bad.field());
  }

  @ExceptionHandler
  ProblemDetail conflict(Conflict conflict) {
    return Problems.of(
        HttpStatus.CONFLICT, conflict.name(), conflict.chinese(), conflict.english());
  }

  @ExceptionHandler
  ProblemDetail wrongPlace(WrongPlace wrong) {
    return Problems.of(
        HttpStatus.FORBIDDEN,
        "not-a-designated-place",
        "此项批量操作只能在指定地点的电脑上进行",
        "This is done from designated places only");
  }

  @ExceptionHandler
  ProblemDetail ruleChanged(RuleChanged changed) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "rule-changed",
        "该规则已被他人修改，请刷新后重试",
        "Somebody else has changed this rule: load it again");
  }

  @ExceptionHandler
  ProblemDetail tooLong(QueryTooLong tooLong) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "query-too-long",
        "检索内容过长，请缩短",
        "The query is too long; shorten it",
        "q");
  }

  @ExceptionHandler
  ProblemDetail badCursor(InvalidCursor invalid) {
    return Problems.of(
        HttpStatus.BAD_REQUEST,
        "invalid-cursor",
        "翻页标记无效，请重新检索",
        "The cursor is invalid; search again",
        "cursor");
  }

  @ExceptionHandler
  ProblemDetail unaudited(AuditUnavailable away) {
    LOG.error(
        "Nothing leaves without a trace, and the audit trail can't be written: {}",
        away.toString());
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "audit-unavailable",
        "审计记录暂不可写，操作已拒绝，请稍后重试",
        "The audit trail can't be written for now, so nothing is shown; try again later");
  }

  @ExceptionHandler
  ProblemDetail rebuilding(IndexBeingRebuilt rebuilding) {
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "index-being-rebuilt",
        "索引正在重建，暂不能检索；按病案号仍可打开病案",
        "The index is being rebuilt; records can still be opened by their number");
  }

  @ExceptionHandler
  ProblemDetail searchAway(SearchUnavailable away) {
    LOG.warn("The index does not answer: {}", away.toString());
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "search-unavailable",
        "检索服务暂不可用，请稍后重试；按病案号仍可打开病案",
        "Search is unavailable for now; records can still be opened by their number");
  }

  @ExceptionHandler
  ProblemDetail unreadable(UnreadableDocument unreadable) {
    return switch (unreadable.reason()) {
      case NO_SUCH_PAGE -> notFound(new NotFound());
      case ENCRYPTED ->
          Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "document-locked",
              "此文书带有口令，其来源的口令未知或已删除",
              "This document is locked; the password of its source is not known");
      default ->
          Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "page-unreadable",
              "该页无法显示，可能已损坏",
              "This page can't be shown; it may be damaged");
    };
  }

  @ExceptionHandler
  ProblemDetail notCopyable(NotCopyable video) {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "not-copyable",
        "此格式没有页面，无法生成带水印的副本",
        "A format without pages: there is no stamped copy of it");
  }

  @ExceptionHandler({WorkerFailed.class, WorkersBusy.class})
  ProblemDetail workersAway(RuntimeException away) {
    LOG.warn("A page could not be drawn: {}", away.toString());
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "page-not-drawn",
        "页面生成失败，请稍后重试",
        "The page could not be drawn; try again later");
  }

  @ExceptionHandler
  ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
    return invalid(new InvalidValue(mismatch.getName()));
  }

  @ExceptionHandler
  ProblemDetail damaged(TamperedBlob damaged) {
    LOG.error("A stored file is damaged: {}", damaged.getMessage());
    return Problems.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "content-damaged",
        "存储的内容校验失败，请立即联系系统管理员",
        "The stored content failed its integrity check; tell the system administrator at once");
  }

  @ExceptionHandler
  ProblemDetail lost(NoSuchBlob lost) {
    LOG.error("A stored file is missing: {}", lost.getMessage());
    return Problems.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "content-missing",
        "存储的内容缺失，请立即联系系统管理员",
        "The stored content is missing; tell the system administrator at once");
  }

  @ExceptionHandler({RecordContended.class, DocumentContended.class})
  ProblemDetail contended(RuntimeException contended) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "contended",
        "同一病案正被大量写入，请稍后重试",
        "Too many writers on one record at once; try again later");
  }

  @ExceptionHandler
  ProblemDetail templateChanged(TemplateChanged changed) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "watermark-changed",
        "水印模板已被他人修改，请刷新后再改",
        "Somebody else has changed this watermark; load it again");
  }

  @ExceptionHandler
  ProblemDetail readingBusy(ReadingBusy busy) {
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "watermark-reading-busy",
        "正在识别另一张图片，请稍后再试",
        "Another picture is being read; try again in a moment");
  }

  @ExceptionHandler({DataAccessException.class, MongoException.class})
  ProblemDetail storeAway(RuntimeException away) {
    LOG.warn("The store does not answer: {}", away.toString());
    return Problems.storeAway();
  }
}
