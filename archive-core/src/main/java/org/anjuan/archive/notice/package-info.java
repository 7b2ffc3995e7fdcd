/**
 * Notices: what somebody has to know, told to those who chose it, in the application and through
 * WeCom 企业微信, DingTalk 钉钉 or the hospital's own message platform (ING-9, INT-4).
 *
 * <p>A capability publishes a {@link org.anjuan.archive.notice.Notice} as an event of Spring's, as
 * often as something happens, and a {@link org.anjuan.archive.notice.NoticeOver} when it is over;
 * it knows nobody in here. The same thing again is counted, not told again, until a rule's pause is
 * over. Rules say who is told of what and by which ways. No notice names a patient: it leaves the
 * house.
 *
 * <p>Collections: {@code notices} (what is going on; {@code _id} names kind and subject), {@code
 * notice_messages} (one a recipient and telling, {@code _id} begins with the recipient and the
 * time), {@code notice_pushes} (one a telling and way, with the outcome for each address), {@code
 * notice_rules}, {@code notice_ways} (settings, secrets sealed), {@code notice_addresses} (under
 * which name a person is known elsewhere; without one it is the staff number), {@code
 * notice_figures} (what was told last of a figure that ought to be nought).
 */
@NullMarked
package org.anjuan.archive.notice;

import org.jspecify.annotations.NullMarked;
