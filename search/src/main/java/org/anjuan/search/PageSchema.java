package org.anjuan.search;

import static org.anjuan.search.Calls.call;
import static org.anjuan.search.Calls.callOrElse;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.TranslogDurability;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.search.engine.IndexNames;
import org.anjuan.search.engine.SearchEngine;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The indices of pages and their two aliases: which one is searched, which ones take in changes.
 */
@Component
class PageSchema {

  private static final long PRIORITY = 500;

  /** By itself; whoever writes little asks for it sooner. */
  private static final String REFRESH = "5s";

  private final ElasticsearchClient client;
  private final SearchEngine engine;
  private final IndexNames names;
  private final Folding folding;
  private final Clock clock;

  /** The indices that are known to have all fields. */
  private volatile Set<String> upToDate = Set.of();

  PageSchema(
      ElasticsearchClient client,
      SearchEngine engine,
      IndexNames names,
      Folding folding,
      Clock clock) {
    this.client = client;
    this.engine = engine;
    this.names = names;
    this.folding = folding;
    this.clock = clock;
  }

  /** The searched index; empty when there is none. */
  Set<String> searched() {
    return indicesOf(names.pages());
  }

  /** Every index that must take in changes. */
  Set<String> live() {
    return indicesOf(names.pagesLive());
  }

  private Set<String> indicesOf(String alias) {
    return callOrElse(
        Set.of(),
        () -> new TreeSet<>(client.indices().getAlias(a -> a.name(alias)).aliases().keySet()));
  }

  /** Makes an empty index that takes in changes and is not searched yet. */
  String createUnsearched() {
    forbidAutomaticCreation();
    var index = names.pages() + "-" + clock.millis();
    var body = definition();
    // While it is filled nobody searches it, and a crash has it made anew.
    ((ObjectNode) body.at("/settings/index"))
        .put("refresh_interval", "-1")
        .put("translog.durability", "async");
    body.putObject("aliases").putObject(names.pagesLive());
    var json = body.toString();
    call(() -> client.indices().create(i -> i.index(index).withJson(new StringReader(json))));
    return index;
  }

  /**
   * One atomic step: the index is searched from now on, and no other one is searched or takes in
   * changes.
   */
  void searchOnly(String index) {
    finish(index);
    var former = new TreeSet<>(live());
    former.addAll(searched());
    former.remove(index);
    call(() ->
        client
            .indices()
            .updateAliases(u -> {
              u.actions(a -> a.add(add -> add.index(index).alias(names.pages())));
              former.forEach(old -> u.actions(a -> a.removeIndex(r -> r.index(old))));
              return u;
            }));
  }

  /** What was written so far is on disk and visible, what comes is as durable as ever. */
  private void finish(String index) {
    call(() ->
        client
            .indices()
            .putSettings(s ->
                s.index(index)
                    .settings(i ->
                        i.refreshInterval(t -> t.time(REFRESH))
                            .translog(t -> t.durability(TranslogDurability.Request)))));
    call(() -> client.indices().flush(f -> f.index(index)));
    refresh(index);
  }

  /**
   * Gives indices of a former release the fields that have come since, without which they would
   * refuse every entry. What was written before has nothing there until it is written again.
   */
  void addNewFields() {
    var live = live();
    if (live.equals(upToDate)) {
      return;
    }
    for (var index : live) {
      var properties = definition().at("/mappings/properties");
      var known = call(() -> client.indices().getMapping(m -> m.index(index))).get(index);
      if (known != null) {
        ((ObjectNode) properties).remove(known.mappings().properties().keySet());
      }
      if (!properties.isEmpty()) {
        var json = JsonMapper.shared().createObjectNode().set("properties", properties).toString();
        call(() ->
            client.indices().putMapping(m -> m.index(index).withJson(new StringReader(json))));
      }
    }
    upToDate = live;
  }

  void drop(Set<String> indices) {
    if (!indices.isEmpty()) {
      callOrElse(
          Boolean.FALSE,
          () ->
              client
                  .indices()
                  .delete(d -> d.index(List.copyOf(indices)).ignoreUnavailable(true))
                  .acknowledged());
    }
  }

  void refresh(String index) {
    call(() -> client.indices().refresh(r -> r.index(index)));
  }

  /** A late write to an index that was dropped must not bring it back. */
  private void forbidAutomaticCreation() {
    call(() ->
        client
            .indices()
            .putIndexTemplate(t ->
                t.name(names.pages())
                    .indexPatterns(names.pages() + "-*")
                    .priority(PRIORITY)
                    .allowAutoCreate(false)));
  }

  ObjectNode definition() {
    var definition = resource("pages-index.json");
    var index = (ObjectNode) definition.at("/settings/index");
    index.put("number_of_shards", engine.shards()).put("number_of_replicas", engine.replicas());
    var filters = index.at("/analysis/char_filter");
    folding.rules().forEach(((ArrayNode) filters.at("/fold/mappings"))::add);
    folding.rulesWithoutSpace().forEach(((ArrayNode) filters.at("/fold_and_join/mappings"))::add);
    return definition;
  }

  /** Another node may have made it at the same moment. */
  static void createUnlessThere(ElasticsearchClient client, String index, ObjectNode definition) {
    var json = definition.toString();
    try {
      client.indices().create(i -> i.index(index).withJson(new StringReader(json)));
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw SearchUnavailable.refused(e.error().type(), e.status());
      }
    } catch (IOException e) {
      throw SearchUnavailable.noAnswer(e);
    }
  }

  static ObjectNode resource(String name) {
    try (InputStream in = PageSchema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return (ObjectNode) JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
