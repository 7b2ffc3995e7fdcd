package org.anjuan.archive.notice;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * How one way is reached. The secret is kept apart and never given out.
 *
 * @param address of the interface, or of the relay in front of it, without a path for WeCom and
 *     DingTalk
 * @param account WeCom: corporation's id; DingTalk: application's key; platform: under which name
 *     we are known there
 * @param agent WeCom and DingTalk: the application's agent id
 * @param revision counts the writes, from 1
 */
public record WaySettings(
    Way way,
    String address,
    String account,
    @Nullable String agent,
    boolean active,
    long revision) {
  private static final Pattern TOKEN = Pattern.compile("[\\w.@-]{1,100}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  public WaySettings {
    if (address.isBlank() || address.length() > 300) {
      throw new InvalidValue("address");
    }
    if (!TOKEN.matcher(account).matches()) {
      throw new InvalidValue("account");
    }
    if (way == Way.PLATFORM ? agent != null : agent == null || !NUMBER.matcher(agent).matches()) {
      throw new InvalidValue("agent");
    }
  }

  String base() {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
