package org.anjuan.web.station;

import org.anjuan.ingest.station.PartTooLarge;
import org.anjuan.ingest.station.StationChanged;
import org.anjuan.ingest.station.StationRefused;
import org.anjuan.ingest.station.UploadDamaged;
import org.anjuan.ingest.station.WrongOffset;
import org.anjuan.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of stations: a station shows them to the people beside it. */
@RestControllerAdvice(basePackageClasses = StationProblems.class)
@Order(0)
class StationProblems {

  @ExceptionHandler
  ProblemDetail refused(StationRefused refused) {
    return switch (refused.reason()) {
      case UNKNOWN ->
          Problems.of(
              HttpStatus.FORBIDDEN,
              "station-unknown",
              "密钥不属于任何采集站，可能已更换，请向系统管理员索取新密钥",
              "The key is no station's; it may have been replaced: ask the system administrator");
      case DISABLED ->
          Problems.of(
              HttpStatus.FORBIDDEN,
              "station-disabled",
              "此采集站已停用，文件留在本机，启用后自动上传",
              "This station is disabled; its files stay with it and are sent once it is enabled");
      case ADDRESS ->
          Problems.of(
              HttpStatus.FORBIDDEN,
              "station-address",
              "此采集站不能从当前网络地址上传，请联系系统管理员",
              "This station may not call from its present address: ask the system administrator");
    };
  }

  @ExceptionHandler
  ProblemDetail wrongOffset(WrongOffset wrong) {
    var problem =
        Problems.of(
            HttpStatus.CONFLICT,
            "upload-offset",
            "上传位置不一致，请从返回的位置继续",
            "The upload stands elsewhere: go on from the offset given",
            "offset");
    problem.setProperty("offset", wrong.offset());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail damaged(UploadDamaged damaged) {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "upload-damaged",
        "收到的内容与摘要不一致，请重新上传",
        "What came differs from its digest: upload it again",
        "sha256");
  }

  @ExceptionHandler
  ProblemDetail partTooLarge(PartTooLarge tooLarge) {
    return Problems.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "upload-part-too-large",
        "分片过大，请按约定的大小分片",
        "The part is larger than agreed");
  }

  @ExceptionHandler
  ProblemDetail changed(StationChanged changed) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "station-changed",
        "该采集站刚被他人修改，或标识已被使用，请刷新后重试",
        "Somebody else has changed this station, or the code is taken: reload and try again");
  }
}
