package org.anjuan.web.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEvent;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.notice.Post;
import org.anjuan.archive.notice.Push;
import org.anjuan.archive.notice.PushTrouble;
import org.anjuan.archive.notice.Pushes;
import org.anjuan.archive.notice.Way;
import org.anjuan.archive.notice.WaySettings;
import org.anjuan.archive.notice.Ways;
import org.anjuan.web.problem.BadRequest;
import org.anjuan.web.problem.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ways outside: how they are reached, a trial, and what was sent. */
@RestController
@RequestMapping("/api/notices")
class WayController {
  private static final int PAGE = 50;

  private final Ways ways;
  private final Post post;
  private final Pushes pushes;
  private final AuditTrail trail;
  private final Clock clock;

  WayController(Ways ways, Post post, Pushes pushes, AuditTrail trail, Clock clock) {
    this.ways = ways;
    this.post = post;
    this.pushes = pushes;
    this.trail = trail;
    this.clock = clock;
  }

  /** A way and how it is reached, never its secret; {@code revision} 0: not set up. */
  record WayView(
      Way way,
      @Nullable String address,
      @Nullable String account,
      @Nullable String agent,
      boolean active,
      long revision) {}

  /** All ways. */
  record WayList(List<WayView> items) {}

  /** A way's settings; {@code secret} left out: as it was. */
  record WayChange(
      @Nullable String address,
      @Nullable String account,
      @Nullable String agent,
      @Nullable String secret,
      boolean active,
      long revision) {
    @Override
    public String toString() {
      return "WayChange[" + address + "]";
    }
  }

  /** To whom a trial message goes: a name as it is known there. */
  record WayTrialOrder(String name) {}

  /** What became of a trial; {@code answer} says why not. */
  record WayTrialResult(boolean told, @Nullable String answer) {}

  /** A telling by a way, and who could not be told. */
  record PushView(
      String id,
      Way way,
      String zh,
      String en,
      Instant at,
      int recipients,
      Map<String, String> refused,
      @Nullable Instant endedAt,
      @Nullable String trouble) {
    static PushView of(Push push) {
      return new PushView(
          push.id(),
          push.way(),
          push.text().zh(),
          push.text().en(),
          push.at(),
          push.addresses().size(),
          push.refused(),
          push.endedAt(),
          push.trouble());
    }
  }

  /** Some pushes, the newest first; {@code next} leads on. */
  record PushList(List<PushView> items, @Nullable String next) {}

  @GetMapping("/ways")
  WayList list() {
    return new WayList(Arrays.stream(Way.values()).map(this::view).toList());
  }

  private WayView view(Way way) {
    return ways.find(way)
        .map(WayController::view)
        .orElseGet(() -> new WayView(way, null, null, null, false, 0));
  }

  private static WayView view(WaySettings settings) {
    return new WayView(
        settings.way(),
        settings.address(),
        settings.account(),
        settings.agent(),
        settings.active(),
        settings.revision());
  }

  @PutMapping("/ways/{way}")
  WayView put(Actor actor, @PathVariable Way way, @RequestBody WayChange wanted) {
    var settings =
        new WaySettings(
            way,
            text(wanted.address()),
            text(wanted.account()),
            wanted.agent() == null || wanted.agent().isBlank() ? null : wanted.agent().strip(),
            wanted.active(),
            wanted.revision() + 1);
    if (!post.mayCall(settings.address())) {
      throw new BadRequest(
          "address",
          "该地址不可调用：须为 https，或由安装人员在 anjuan.notice.allow-plain 中列出",
          "This address may not be called: https, or a host named in anjuan.notice.allow-plain");
    }
    var secret = wanted.secret() == null || wanted.secret().isBlank() ? null : wanted.secret();
    trail.append(
        AuditEvent.of(actor, AuditAction.NOTICE_WAY_SET, clock.instant())
            .detail(settings + (secret == null ? "" : " with a new secret")));
    if (!ways.put(settings, secret)) {
      throw new Conflict(
          "notice-way-changed",
          "该通道设置已被他人修改，请刷新后重试",
          "Somebody else has changed these settings: reload and try again");
    }
    return view(settings);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  @PostMapping("/ways/{way}/trial")
  WayTrialResult tryOut(Actor actor, @PathVariable Way way, @RequestBody WayTrialOrder order) {
    var name = text(order.name());
    if (name.isEmpty() || name.length() > 64) {
      throw new BadRequest("name", "请填写接收人在该平台的账号", "The recipient's name there is missing");
    }
    trail.append(
        AuditEvent.of(actor, AuditAction.NOTICE_WAY_TRIED, clock.instant())
            .detail(way + " to " + name));
    try {
      return post.tryOut(way, name, clock.instant())
          .map(why -> new WayTrialResult(false, why))
          .orElseGet(() -> new WayTrialResult(true, null));
    } catch (PushTrouble trouble) {
      return new WayTrialResult(false, trouble.getMessage());
    }
  }

  @GetMapping("/pushes")
  PushList pushes(@RequestParam(required = false) @Nullable String cursor) {
    var found = pushes.list(cursor, PAGE);
    return new PushList(
        found.stream().map(PushView::of).toList(),
        found.size() < PAGE ? null : found.getLast().id());
  }
}
