package org.anjuan.web.people;

import java.util.List;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.handover.HandOvers.Hanging;
import org.anjuan.archive.handover.HandOvers.Outcome;
import org.anjuan.archive.handover.WorkItem;
import org.anjuan.archive.handover.WorkType;
import org.anjuan.security.account.Leaving;
import org.anjuan.security.account.Username;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What hangs on somebody who leaves: both administrators see it, the security administrator hands
 * it over, for rights pass with it.
 */
@RestController
@RequestMapping("/api/people/accounts/{username}")
class LeavingController {
  private final Leaving leaving;

  LeavingController(Leaving leaving) {
    this.leaving = leaving;
  }

  /** One thing. */
  record OpenItem(String id, String zh, String en) {
    static OpenItem of(WorkItem item) {
      return new OpenItem(item.id(), item.chinese(), item.english());
    }
  }

  /**
   * What hangs on somebody in one capability.
   *
   * @param passes whether it can be handed over here; otherwise it is seen to elsewhere
   * @param more whether there is more than is shown
   */
  record OpenWorkView(
      String type, String zh, String en, boolean passes, List<OpenItem> items, boolean more) {
    static OpenWorkView of(Hanging hanging) {
      return new OpenWorkView(
          hanging.type().code(),
          hanging.type().chinese(),
          hanging.type().english(),
          hanging.passes(),
          hanging.items().stream().map(OpenItem::of).toList(),
          hanging.more());
    }
  }

  /**
   * To whom it goes.
   *
   * @param successor a log-in name; left out: nobody, and that is said on purpose
   * @param type of one type of work only; left out: all of it
   */
  record HandOverOrder(
      @Nullable String successor, @Nullable String type, @Nullable String reason) {}

  /** What became of one type of work. */
  record HandOverOutcome(String type, String zh, String en, int handedOver, int ended, int stays) {
    static HandOverOutcome of(Outcome outcome) {
      WorkType type = outcome.type();
      return new HandOverOutcome(
          type.code(),
          type.chinese(),
          type.english(),
          outcome.handedOver(),
          outcome.ended(),
          outcome.stays());
    }
  }

  @GetMapping("/open-work")
  List<OpenWorkView> openWork(@PathVariable String username) {
    return leaving.hangingOn(AccountViews.username(username)).stream()
        .map(OpenWorkView::of)
        .toList();
  }

  @PostMapping("/hand-over")
  List<HandOverOutcome> handOver(
      Actor actor, @PathVariable String username, @RequestBody HandOverOrder order) {
    return leaving
        .handOver(
            actor,
            AccountViews.username(username),
            successor(order.successor()),
            order.type(),
            order.reason() == null ? "" : order.reason())
        .stream()
        .map(HandOverOutcome::of)
        .toList();
  }

  private static @Nullable Username successor(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : AccountViews.username(typed);
  }
}
