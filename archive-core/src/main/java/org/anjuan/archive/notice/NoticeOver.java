package org.anjuan.archive.notice;

/**
 * What a notice told of is over; should it come again, it is told again.
 *
 * @param subject as the notice had it
 */
public record NoticeOver(NoticeKind kind, String subject) {
  NoticeId id() {
    return NoticeId.of(kind, subject);
  }
}
