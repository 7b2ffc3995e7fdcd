package org.anjuan.web.process;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.anjuan.archive.export.Requesters;
import org.anjuan.archive.vault.OrphanSweep;
import org.bson.Document;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The data folder of an application that has ended, opened with the application's own classes: what
 * lies in the vault, and what refers to it.
 */
final class StoreAtRest {
  private StoreAtRest() {}

  /** The archive and the quarantine, and nothing that would begin to work. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan({"org.anjuan.archive", "org.anjuan.ingest.quarantine"})
  @ConfigurationPropertiesScan("org.anjuan.archive")
  static class Archive {
    /** Nobody has an account here, so that nobody can have asked for an export. */
    @Bean
    Requesters requesters() {
      return actor -> Optional.empty();
    }
  }

  /**
   * What was found.
   *
   * @param swept blobs that a sweep removed
   * @param unreferenced blobs that are left after it although nothing refers to them
   * @param missing blobs that something refers to and that are not there
   * @param loose chunks that belong to no blob
   * @param unsettled blobs that the sweep would have to look at again
   * @param ofSystem documents of the source system of the tests
   */
  record Findings(
      int swept,
      Set<String> unreferenced,
      Set<String> missing,
      Set<String> loose,
      long unsettled,
      long ofSystem) {}

  /** Sweeps as if everything were old, then looks at each blob. */
  static void inspect(Path data, Consumer<Findings> judge) {
    new ApplicationContextRunner()
        .withUserConfiguration(Archive.class)
        .withPropertyValues("anjuan.data=" + data, "anjuan.home=" + Distribution.home())
        .run(context -> {
          var swept = context.getBean(OrphanSweep.class).sweep(Duration.ofSeconds(-1));
          judge.accept(findings(context.getBean(MongoDatabase.class), swept.removed()));
        });
  }

  private static Findings findings(MongoDatabase store, int swept) {
    var blobs = strings(store, "vault.files", "_id");
    var referenced = new TreeSet<String>();
    store.getCollection("documents").find().forEach(document -> blobsOf(document, referenced));
    store
        .getCollection("quarantine")
        .find()
        .forEach(entry -> referenced.add(entry.getString("content")));
    var loose = strings(store, "vault.chunks", "files_id");
    loose.removeAll(blobs);
    return new Findings(
        swept,
        without(blobs, referenced),
        without(referenced, blobs),
        loose,
        store.getCollection("vault.pending").countDocuments(),
        store
            .getCollection("documents")
            .countDocuments(new Document("source.system", Paper.SYSTEM)));
  }

  private static void blobsOf(Document document, Set<String> into) {
    for (var version : document.getList("versions", Document.class)) {
      into.add(version.getString("content"));
      var extracted = version.get("extracted", Document.class);
      if (extracted != null) {
        named(extracted, Set.of("text", "thumbnails"), into);
        var film = extracted.get("film", Document.class);
        if (film != null) {
          named(film, Set.of("poster", "rendition"), into);
        }
      }
    }
  }

  private static void named(Document holder, Set<String> fields, Set<String> into) {
    fields.stream().map(holder::getString).filter(Objects::nonNull).forEach(into::add);
  }

  private static Set<String> strings(MongoDatabase store, String collection, String field) {
    var all = new HashSet<String>();
    store
        .getCollection(collection)
        .find()
        .projection(new Document(field, 1))
        .batchSize(100)
        .forEach(found -> all.add(found.getString(field)));
    return all;
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
