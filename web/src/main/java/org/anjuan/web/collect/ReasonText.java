package org.anjuan.web.collect;

import java.util.Arrays;
import java.util.Map;
import org.anjuan.ingest.collect.channel.Trouble;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;

/** Why something is as it is: a stable name, and what to do about it in both languages. */
record ReasonText(String name, String zh, String en) {
  private static final Map<String, ReasonText> OTHERS =
      Map.of(
          "TOO_LARGE", of("TOO_LARGE", "文件超过系统硬上限", "The file is beyond the hard limit"),
          "TOO_MUCH_GONE",
              of(
                  "TOO_MUCH_GONE",
                  "来源处突然少了很多文件，未作撤回处理；请检查来源目录是否挂载",
                  "Much has gone at once; nothing was withdrawn. Check whether the source is"
                      + " mounted"),
          "INTERNAL", of("INTERNAL", "系统内部错误，将自动重试", "An internal error; it is tried again"),
          "NODE_STOPS",
              of("NODE_STOPS", "节点停止，将从断点继续", "The node stopped; it goes on where it was"),
          "LEASE_LOST", of("LEASE_LOST", "已由其他节点接手", "Another node has taken over"),
          "WINDOW_CLOSED",
              of("WINDOW_CLOSED", "采集时段结束，下个时段继续", "Its window closed; it goes on in the next"),
          "PAUSED", of("PAUSED", "已暂停", "Paused"),
          "CHANGED", of("CHANGED", "配置已更改，将重新开始", "Its settings changed; it begins anew"),
          "NOTHING_LISTED", of("NOTHING_LISTED", "来源没有列出任何文件", "The source lists nothing"),
          "NOTHING_FITS", of("NOTHING_FITS", "列出的文件都不符合条件", "Nothing of what is listed fits"));

  private static ReasonText of(String name, String zh, String en) {
    return new ReasonText(name, zh, en);
  }

  static @Nullable ReasonText ofOrNull(@Nullable String name) {
    return name == null ? null : of(name);
  }

  static ReasonText of(String name) {
    var other = OTHERS.get(name);
    if (other != null) {
      return other;
    }
    var trouble = Arrays.stream(Trouble.values()).filter(t -> t.name().equals(name)).findFirst();
    if (trouble.isPresent()) {
      return of(name, trouble.get().zh(), trouble.get().en());
    }
    return Arrays.stream(QuarantineReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .map(reason -> of(name, reason.chinese(), reason.english()))
        .orElseGet(() -> of(name, name, name));
  }
}
