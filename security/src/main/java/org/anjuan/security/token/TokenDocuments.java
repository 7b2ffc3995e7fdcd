package org.anjuan.security.token;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Right;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How a token lies in the store. */
final class TokenDocuments {

  private TokenDocuments() {}

  static Document write(String id, String secretHash, TokenScope scope, Actor by, Instant at) {
    var expires = scope.expires();
    return new Document("_id", id)
        .append("secretHash", secretHash)
        .append("owner", scope.owner())
        .append("rights", scope.rights().stream().map(Right::name).toList())
        .append("expires", expires == null ? null : Date.from(expires))
        .append("campuses", List.copyOf(scope.campuses()))
        .append("addresses", scope.addresses())
        .append("revoked", false)
        .append("createdBy", by.id().value())
        .append("createdAt", Date.from(at));
  }

  static TokenDetails details(Document stored) {
    Set<Right> rights =
        stored.getList("rights", String.class).stream()
            .map(Right::valueOf)
            .collect(Collectors.toSet());
    var scope =
        new TokenScope(
            stored.getString("owner"),
            rights,
            instant(stored.getDate("expires")),
            Set.copyOf(stored.getList("campuses", String.class, List.of())),
            stored.getList("addresses", String.class, List.of()));
    return new TokenDetails(
        stored.getString("_id"),
        scope,
        stored.getBoolean("revoked"),
        stored.getDate("createdAt").toInstant(),
        stored.getString("createdBy"),
        instant(stored.getDate("lastUsed")),
        stored.getString("lastAddress"));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
