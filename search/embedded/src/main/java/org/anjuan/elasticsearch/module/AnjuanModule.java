package org.anjuan.elasticsearch.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.network.NetworkService;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.BigArrays;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.http.HttpPreRequest;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.breaker.CircuitBreakerService;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.NetworkPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.telemetry.TelemetryProvider;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.Transport;
import org.elasticsearch.transport.netty4.Netty4Plugin;
import org.elasticsearch.xcontent.NamedXContentRegistry;

/** The module as the server sees it. */
public final class AnjuanModule extends Plugin implements NetworkPlugin, AnalysisPlugin {

  /** The token without which no request is answered; set anew at every start. */
  static final Setting<String> TOKEN =
      Setting.simpleString(
          "anjuan.http.token", Setting.Property.NodeScope, Setting.Property.Filtered);

  private static final String TYPE = "anjuan";

  private final Netty4Plugin netty = new Netty4Plugin();

  @Override
  public List<Setting<?>> getSettings() {
    var settings = new ArrayList<>(netty.getSettings());
    settings.add(TOKEN);
    return List.copyOf(settings);
  }

  @Override
  public Settings additionalSettings() {
    return Settings.builder()
        .put("transport.type.default", TYPE)
        .put("http.type.default", TYPE)
        .build();
  }

  @Override
  public Map<String, Supplier<Transport>> getTransports(
      Settings settings,
      ThreadPool threadPool,
      PageCacheRecycler pageCacheRecycler,
      CircuitBreakerService circuitBreakerService,
      NamedWriteableRegistry namedWriteableRegistry,
      NetworkService networkService) {
    return Map.of(TYPE, () -> new NoTransport(pageCacheRecycler));
  }

  @Override
  public Map<String, Supplier<HttpServerTransport>> getHttpTransports(
      Settings settings,
      ThreadPool threadPool,
      BigArrays bigArrays,
      PageCacheRecycler pageCacheRecycler,
      CircuitBreakerService circuitBreakerService,
      NamedXContentRegistry xContentRegistry,
      NetworkService networkService,
      HttpServerTransport.Dispatcher dispatcher,
      BiConsumer<HttpPreRequest, ThreadContext> perRequestThreadContext,
      ClusterSettings clusterSettings,
      TelemetryProvider telemetryProvider) {
    var guarded = new TokenDispatcher(TOKEN.get(settings), dispatcher);
    var transport =
        netty
            .getHttpTransports(
                settings,
                threadPool,
                bigArrays,
                pageCacheRecycler,
                circuitBreakerService,
                xContentRegistry,
                networkService,
                guarded,
                perRequestThreadContext,
                clusterSettings,
                telemetryProvider)
            .get(Netty4Plugin.NETTY_HTTP_TRANSPORT_NAME);
    if (transport == null) {
      throw new IllegalStateException("this Elasticsearch has no netty4 HTTP transport");
    }
    return Map.of(TYPE, transport);
  }

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    return Map.of("mapping", AnalysisPlugin.requiresAnalysisSettings(MappingCharFilters::of));
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of("ngram", CommonAnalysis::ngram);
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of("cjk_width", CommonAnalysis::cjkWidth, "cjk_bigram", CommonAnalysis::cjkBigram);
  }
}
