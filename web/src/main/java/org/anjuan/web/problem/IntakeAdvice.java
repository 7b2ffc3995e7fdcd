package org.anjuan.web.problem;

import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.HeaderUnread;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.quarantine.EntryTaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the intake and the quarantine refuse, as answers. */
@RestControllerAdvice
class IntakeAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeAdvice.class);

  @ExceptionHandler
  ProblemDetail quarantined(IntakeRefused refused) {
    var entry = refused.entry();
    var problem =
        Problems.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "quarantined",
            entry.reason().chinese() + "；已加密保存在隔离区",
            entry.reason().english() + "; kept encrypted in quarantine",
            entry.field());
    problem.setProperty("reason", entry.reason().name());
    problem.setProperty("quarantineId", entry.id().value());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail entryTaken(EntryTaken taken) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "entry-taken",
        "此条目正由他人处理，或已处理完毕，请刷新列表",
        "Somebody else is dealing with this entry, or has done so: load the list again");
  }

  @ExceptionHandler
  ProblemDetail headerUnread(HeaderUnread later) {
    LOG.warn("A document was sent back for now: {}", later.getMessage());
    return Problems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "header-unread",
        "暂时无法读取该文书头部的信息，请稍后重试",
        "What the document says in its header can't be read for now; try again later");
  }

  @ExceptionHandler
  ProblemDetail badMeta(MetaRefused refused) {
    var problem =
        Problems.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid-metadata",
            refused.reason().chinese() + "：" + refused.field(),
            refused.reason().english() + ": " + refused.field(),
            refused.field());
    problem.setProperty("reason", refused.reason().name());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail tooLarge(DeliveryTooLarge tooLarge) {
    return Problems.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "文件超过系统硬上限，未保存",
        "The file is beyond the hard limit and was not kept",
        "file");
  }
}
