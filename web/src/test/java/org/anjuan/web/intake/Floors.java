package org.anjuan.web.intake;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.anjuan.archive.format.DocumentBytes;
import org.anjuan.archive.format.DocumentFormat;
import org.anjuan.archive.format.DocumentKey;
import org.anjuan.archive.format.ExtractionSink;
import org.anjuan.archive.format.FormatWorkers;
import org.anjuan.archive.format.PageText;
import org.anjuan.archive.platform.mongo.MongoConnection;

/**
 * What no way from intake to found can do without, each alone and with as many hands as the
 * application has for it: hash and encrypt the bytes, write them to GridFS, read text with the same
 * workers, index the pages in large batches until they are found.
 */
final class Floors {
  private static final String INDEX = "floor-pages";
  private static final int STORING_HANDS = 4;
  private static final int READING_HANDS = 3;
  private static final int BATCH = 500;
  private static final AtomicLong KEYS = new AtomicLong();

  private final GridFSBucket bucket;
  private final FormatWorkers workers;
  private final ElasticsearchClient client;

  Floors(MongoConnection mongo, FormatWorkers workers, ElasticsearchClient client)
      throws IOException {
    this.bucket = GridFSBuckets.create(mongo.database(), "floor");
    this.workers = workers;
    this.client = client;
    createIndexLikeTheRealOne();
  }

  /**
   * Seconds of each, and the pages they were for. Opening is no part of the sum: it is in reading,
   * and tells what opening a document a second time would cost.
   */
  record Times(
      double sealing, double storing, double opening, double reading, double indexing, int pages) {
    Times() {
      this(0, 0, 0, 0, 0, 0);
    }

    Times plus(Times other) {
      return new Times(
          sealing + other.sealing,
          storing + other.storing,
          opening + other.opening,
          reading + other.reading,
          indexing + other.indexing,
          pages + other.pages);
    }

    double sum() {
      return sealing + storing + reading + indexing;
    }

    @Override
    public String toString() {
      return "hash and encrypt %.2f s, GridFS %.2f s, read %.2f s (open alone %.2f s), index %.2f s, together %.2f s"
          .formatted(sealing, storing, reading, opening, indexing, sum());
    }
  }

  Times measure(List<DroppedPapers.Paper> papers) throws Exception {
    var bytes = new ArrayList<byte[]>();
    for (var paper : papers) {
      bytes.add(Files.readAllBytes(paper.file()));
    }
    var pages = Collections.synchronizedList(new ArrayList<Map<String, Object>>());
    double sealing = each(STORING_HANDS, papers.size(), at -> seal(bytes.get(at)));
    double storing = each(STORING_HANDS, papers.size(), at -> store(bytes.get(at)));
    double opening = each(READING_HANDS, papers.size(), at -> open(papers.get(at), bytes.get(at)));
    double reading =
        each(READING_HANDS, papers.size(), at -> read(papers.get(at), bytes.get(at), pages));
    long began = System.nanoTime();
    index(pages);
    double indexing = (System.nanoTime() - began) / 1e9;
    return new Times(sealing, storing, opening, reading, indexing, pages.size());
  }

  private interface Step {
    void at(int number) throws Exception;
  }

  private static double each(int hands, int number, Step step) throws Exception {
    var all = new ArrayList<Callable<?>>();
    for (int i = 0; i < number; i++) {
      int at = i;
      all.add(() -> {
        step.at(at);
        return at;
      });
    }
    long began = System.nanoTime();
    IntakeBenchTests.inParallel(hands, all);
    return (System.nanoTime() - began) / 1e9;
  }

  private static void seal(byte[] bytes) throws Exception {
    MessageDigest.getInstance("SHA-256").digest(bytes);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(new byte[32], "AES"),
        new GCMParameterSpec(128, new byte[12]));
    cipher.doFinal(bytes);
  }

  private void store(byte[] bytes) {
    bucket.uploadFromStream("paper", new ByteArrayInputStream(bytes));
  }

  private void open(DroppedPapers.Paper paper, byte[] bytes) {
    workers.pageCount(
        DocumentFormat.of(paper.mediaType()).orElseThrow(),
        new DocumentKey("floor-" + KEYS.incrementAndGet()),
        DocumentBytes.of(bytes));
  }

  private void read(DroppedPapers.Paper paper, byte[] bytes, List<Map<String, Object>> pages) {
    workers.extract(
        DocumentFormat.of(paper.mediaType()).orElseThrow(),
        new DocumentKey("floor-" + KEYS.incrementAndGet()),
        DocumentBytes.of(bytes),
        new ExtractionSink() {
          @Override
          public void opened(int pageCount) {}

          @Override
          public void page(PageText text, Optional<byte[]> thumbnail) {
            pages.add(
                Map.of(
                    "kind",
                    "page",
                    "recordId",
                    paper.fileName(),
                    "documentId",
                    paper.fileName(),
                    "page",
                    text.page(),
                    "text",
                    text.text()));
          }
        });
  }

  private void index(List<Map<String, Object>> pages) throws IOException {
    for (int from = 0; from < pages.size(); from += BATCH) {
      var operations =
          pages.subList(from, Math.min(pages.size(), from + BATCH)).stream()
              .map(page ->
                  BulkOperation.of(b -> b.index(i -> i.index(INDEX).routing("1").document(page))))
              .toList();
      if (client.bulk(b -> b.operations(operations)).errors()) {
        throw new IllegalStateException("The index refused a page");
      }
    }
    client.indices().refresh(r -> r.index(INDEX));
  }

  private void createIndexLikeTheRealOne() throws IOException {
    var real = client.indices().get(g -> g.index("pages")).indices().values().iterator().next();
    var settings = real.settings();
    var analysis =
        settings == null || settings.index() == null ? null : settings.index().analysis();
    client
        .indices()
        .create(c ->
            c.index(INDEX)
                .settings(s -> s.numberOfShards("1").numberOfReplicas("0").analysis(analysis))
                .mappings(real.mappings()));
  }
}
