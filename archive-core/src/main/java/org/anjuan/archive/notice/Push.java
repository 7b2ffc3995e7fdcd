package org.anjuan.archive.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One telling by one way.
 *
 * @param id begins with the time of the telling
 * @param addresses under which names the persons are known there
 * @param refused persons who could not be told, and why
 * @param endedAt null while it is under way
 * @param trouble why it could not be sent at all
 */
public record Push(
    String id,
    Way way,
    NoticeKind kind,
    NoticeText text,
    Instant at,
    Map<String, String> addresses,
    Map<String, String> refused,
    @Nullable Instant endedAt,
    @Nullable String trouble) {
  public Push {
    addresses = Map.copyOf(addresses);
    refused = Map.copyOf(refused);
  }

  List<String> persons() {
    return addresses.keySet().stream().sorted().toList();
  }
}
