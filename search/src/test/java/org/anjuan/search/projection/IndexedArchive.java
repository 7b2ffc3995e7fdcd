package org.anjuan.search.projection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.document.ArchivedDocument;
import org.anjuan.archive.document.Arrival;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.document.DerivedPages;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.Extracted;
import org.anjuan.archive.document.Reading;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.archive.format.PageText;
import org.anjuan.archive.format.TextLine;
import org.anjuan.archive.format.TextOrigin;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.platform.Identifiers;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.StoredBlob;
import org.anjuan.archive.vault.Vault;
import org.anjuan.search.Outage;
import org.anjuan.search.PageIndex;
import org.anjuan.search.PageSearch;
import org.anjuan.search.ScopeFilter;
import org.anjuan.search.SearchEngines;
import org.anjuan.search.SearchQuery;
import org.anjuan.search.SearchResult;
import org.anjuan.search.engine.IndexNames;
import org.anjuan.search.engine.SearchEngine;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.mongodb.core.MongoOperations;

/** An archive with its index on the engines of the tests. Nothing is indexed by itself. */
final class IndexedArchive implements AutoCloseable {
  private static final ScopeFilter EVERYTHING =
      new ScopeFilter(
          List.of(new ScopeFilter.Clause(Set.of(), Set.of(), null, Integer.MAX_VALUE, true)));

  private final Engines.Mongo mongo = Engines.mongo();
  private final AnnotationConfigApplicationContext node = new AnnotationConfigApplicationContext();

  @ComponentScan(
      basePackages = {
        "org.anjuan.archive.access",
        "org.anjuan.archive.document",
        "org.anjuan.archive.organisation",
        "org.anjuan.archive.record",
        "org.anjuan.archive.vault",
        "org.anjuan.archive.work",
        "org.anjuan.search"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {
                "org\\.anjuan\\.search\\.engine\\..*",
                "org\\.anjuan\\.search\\.projection\\.ProjectionConfiguration",
                ".*Tests.*" // applications of their own
              }))
  static final class Parts {}

  IndexedArchive(Path folder) {
    var prefix = "t" + RecordId.next().value().toLowerCase(Locale.ROOT) + "-";
    node.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    node.registerBean(MongoOperations.class, mongo::operations);
    node.registerBean(MongoDatabase.class, mongo::database);
    node.registerBean(Clock.class, Clock::systemUTC);
    node.registerBean(DataFolder.class, () -> DataFolder.open(folder));
    node.registerBean(Identifiers.class);
    node.registerBean(
        ElasticsearchClient.class, SearchEngines::client, bean -> bean.setDestroyMethodName(""));
    node.registerBean(SearchEngine.class, SearchEngines::engine);
    node.registerBean(IndexNames.class, () -> new IndexNames(prefix));
    node.register(Parts.class);
    node.refresh();
  }

  <T> T the(Class<T> part) {
    return node.getBean(part);
  }

  MedicalRecord record(String number) {
    return the(MedicalRecords.class)
        .state(
            new RecordStatement(
                new StayNumber(new CampusCode("MAIN"), number, 1),
                Instant.parse("2026-03-01T02:00:00Z"),
                null,
                RecordStatement.Person.UNKNOWN,
                new Encounter(
                    null, null, null, null, null, null, null, null, null, null, null, null, null),
                Map.of()),
            false);
  }

  /** A document of one page that has been read. */
  ArchivedDocument document(MedicalRecord record, String name, String text) {
    var pages = the(DerivedPages.class).collect();
    pages.opened(1);
    pages.page(
        new PageText(1, TextOrigin.LAYER, List.of(new TextLine(text, null, null)), 1, 1),
        Optional.empty());
    return document(record, name, pages.store());
  }

  /** One whose text is no text. */
  ArchivedDocument damaged(MedicalRecord record, String name) {
    var bytes = "no gzip".getBytes(StandardCharsets.UTF_8);
    var blob = the(Vault.class).store(new ByteArrayInputStream(bytes)).id();
    return document(record, name, new Extracted(1, blob, null, 0, Instant.EPOCH, null, null));
  }

  private ArchivedDocument document(MedicalRecord record, String name, Extracted extracted) {
    var id = RecordId.next().value();
    var arrival =
        new Arrival(
            new SourceKey("LIS", name),
            new CategoryCode("C0004"),
            "检验报告",
            null,
            null,
            null,
            null,
            null,
            new StoredBlob(new BlobId(id), 3, id.repeat(2)),
            "application/pdf",
            null,
            Channel.HTTP);
    var documents = the(Documents.class);
    var filed = documents.file(record.id(), arrival).document();
    var read = documents.note(filed, 1, Reading.DONE, extracted).orElseThrow();
    the(MedicalRecords.class).note(record.id(), read.asNoted());
    return read;
  }

  /** Ids of the records that a search finds. */
  List<String> find(String text) {
    the(PageIndex.class).refresh();
    var query =
        new SearchQuery(
            text, SearchQuery.Filters.NONE, EVERYTHING, SearchQuery.Order.RELEVANCE, 20, null);
    return the(PageSearch.class).search(query).records().stream()
        .map(SearchResult.RecordHit::recordId)
        .toList();
  }

  void leaveUnfinished() {
    Outage.leaveUnfinished(node);
  }

  @Override
  public void close() {
    the(PageIndex.class).drop();
    node.close();
    mongo.close();
  }
}
