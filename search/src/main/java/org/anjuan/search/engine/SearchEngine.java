package org.anjuan.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Elasticsearch in use and how to talk to it.
 *
 * @param shards primary shards that an index of pages gets here
 * @param replicas copies of each shard
 */
public record SearchEngine(
    Kind kind, List<URI> uris, Credentials credentials, int shards, int replicas) {

  /** Who runs the server. */
  public enum Kind {
    EMBEDDED,
    EXTERNAL
  }

  /** How requests are authenticated. */
  public sealed interface Credentials {

    record Open() implements Credentials {}

    record Basic(String username, String password) implements Credentials {
      @Override
      public String toString() {
        return "Basic[masked]";
      }
    }

    record ApiKey(String key) implements Credentials {
      @Override
      public String toString() {
        return "ApiKey[masked]";
      }
    }

    record Token(String token) implements Credentials {
      @Override
      public String toString() {
        return "Token[masked]";
      }
    }
  }

  public SearchEngine {
    uris = List.copyOf(uris);
  }

  public static SearchEngine embedded(EmbeddedElasticsearch server) {
    return new SearchEngine(
        Kind.EMBEDDED, List.of(server.uri()), new Credentials.Token(server.token()), 1, 0);
  }

  static SearchEngine external(SearchProperties settings) {
    return new SearchEngine(
        Kind.EXTERNAL,
        settings.uris(),
        credentials(settings.username(), settings.password(), settings.apiKey()),
        settings.shards(),
        settings.replicas());
  }

  private static Credentials credentials(
      @Nullable String username, @Nullable String password, @Nullable String apiKey) {
    if (apiKey != null) {
      return new Credentials.ApiKey(apiKey);
    }
    return username != null && password != null
        ? new Credentials.Basic(username, password)
        : new Credentials.Open();
  }

  /** A client of its own connections; the caller closes it. */
  public ElasticsearchClient connect() {
    return ElasticsearchClient.of(to -> {
      to.hosts(uris).jsonMapper(new Jackson3JsonpMapper(DocumentJson.mapper()));
      return switch (credentials) {
        case Credentials.Open() -> to;
        case Credentials.Basic(var user, var password) -> to.usernameAndPassword(user, password);
        case Credentials.ApiKey(var key) -> to.apiKey(key);
        case Credentials.Token(var token) -> to.token(token);
      };
    });
  }
}
