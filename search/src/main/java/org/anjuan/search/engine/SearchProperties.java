package org.anjuan.search.engine;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is.
 *
 * @param uris nodes of a cluster; none: the server in this process
 * @param username with {@code password}: basic authentication
 * @param apiKey instead of user name and password
 * @param shards primary shards of the pages index of a cluster
 * @param replicas copies of each shard in a cluster
 * @param prefix before the name of each index
 */
@ConfigurationProperties("anjuan.elasticsearch")
public record SearchProperties(
    @DefaultValue List<URI> uris,
    @Nullable String username,
    @Nullable String password,
    @Nullable String apiKey,
    @DefaultValue("3") int shards,
    @DefaultValue("1") int replicas,
    @DefaultValue("") String prefix) {

  public SearchProperties {
    uris = List.copyOf(uris);
    if (username != null && password == null) {
      throw new IllegalArgumentException(
          "anjuan.elasticsearch.password: needed beside the user name");
    }
    if (username != null && apiKey != null) {
      throw new IllegalArgumentException("anjuan.elasticsearch.api-key: not beside a user name");
    }
    if (shards < 1 || replicas < 0) {
      throw new IllegalArgumentException(
          "anjuan.elasticsearch.shards: at least 1; replicas: at least 0");
    }
  }

  boolean external() {
    return !uris.isEmpty();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SearchProperties[uris=" + uris + ", shards=" + shards + ", replicas=" + replicas + "]";
  }
}
