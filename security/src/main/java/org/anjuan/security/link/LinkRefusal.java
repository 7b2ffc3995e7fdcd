package org.anjuan.security.link;

import org.springframework.http.HttpStatus;

/** Why a link or a visit is not let in, and what its page says. */
public enum LinkRefusal {
  /** Malformed, of no active application, or wrongly signed: the answer is the same. */
  INVALID(
      HttpStatus.FORBIDDEN,
      "链接无效，请联系信息科。",
      "This link is not valid. Please tell the IT department."),
  TOO_MANY(
      HttpStatus.TOO_MANY_REQUESTS,
      "无效链接过多，请稍后再试。",
      "Too many invalid links: please try again later."),
  EXPIRED(
      HttpStatus.FORBIDDEN,
      "链接已过期，请回到原系统重新打开；若仍出现，请检查原系统服务器时间。",
      "This link has expired: open it anew where you came from. If that does not help, the clock of"
          + " that system's server is wrong."),
  USED(
      HttpStatus.FORBIDDEN,
      "链接只能使用一次，请回到原系统重新打开。",
      "A link opens once: open it anew where you came from."),
  NOT_ALLOWED(
      HttpStatus.FORBIDDEN,
      "原系统未获准打开此页面或此院区的病案。",
      "The system you came from may not open this page, or records of this campus."),
  ADDRESS(
      HttpStatus.FORBIDDEN,
      "本机不在允许打开此链接的网络内。",
      "This computer is not in a network that may open this link."),
  UNKNOWN_STAFF(
      HttpStatus.FORBIDDEN,
      "您的工号在病案系统中没有可用账号，请联系管理员开通。",
      "Your staff number has no active account in the archive: please ask the administrators."),
  NOT_AVAILABLE(
      HttpStatus.NOT_FOUND,
      "没有找到该病案，或您无权查看。",
      "The record was not found, or is not visible to you."),
  ENDED(
      HttpStatus.FORBIDDEN,
      "页面已失效，请回到原系统重新打开。",
      "This visit has ended: open the record anew where you came from."),
  METHOD(HttpStatus.METHOD_NOT_ALLOWED, "不支持的请求方式。", "This kind of request is not supported."),
  FAILED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "暂时无法显示，请稍后重试。",
      "This can't be shown for now: please try again later.");

  private final HttpStatus status;
  private final String zh;
  private final String en;

  LinkRefusal(HttpStatus status, String zh, String en) {
    this.status = status;
    this.zh = zh;
    this.en = en;
  }

  public HttpStatus status() {
    return status;
  }

  /** The whole page; made of constants only. */
  public String html() {
    return """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="X-UA-Compatible" content="IE=edge">
    <title>案卷 Anjuan</title>
    <link rel="stylesheet" href="%s">
    </head>
    <body class="refusal">
    <h1>%s</h1>
    <p lang="en">%s</p>
    </body>
    </html>
    """
        .formatted(LinkDoorFilter.STYLE_SHEET, zh, en);
  }
}
