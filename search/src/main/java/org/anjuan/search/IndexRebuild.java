package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;

/**
 * Writes the whole archive into a new index and then has it searched instead of the old one, in one
 * step. Meanwhile search goes on in the old index, and {@link PageIndex} writes changes to both.
 * After a crash it is started anew; the unfinished index is dropped. That only one runs at a time
 * is the caller's lease.
 */
@Service
public class IndexRebuild {

  private static final int MAX_PAGES = 500;
  private static final int MAX_RECORDS = 50;

  private final ElasticsearchClient client;
  private final PageSchema schema;
  private final PageDocuments documents;

  IndexRebuild(ElasticsearchClient client, PageSchema schema, PageDocuments documents) {
    this.client = client;
    this.schema = schema;
    this.documents = documents;
  }

  /**
   * The archive, read record by record. Nothing of it may be read before {@link #open} is called.
   */
  public interface Source {

    /** How many records there are, about. */
    long records();

    /** All records. Each is read when the iterator comes to it. */
    Iterator<RecordContent> open();

    /** The index refuses this document for what it holds; the rebuild goes on without it. */
    void refused(DocumentPages document);

    /** The index refuses a record's own entry; the rebuild goes on without it. */
    void refused(RecordEntry record);
  }

  /**
   * A record with all its documents; those whose text is not read yet are left out and come through
   * {@link PageIndex} later.
   *
   * @param documents each is read when the iterator comes to it: the texts of all of them may be
   *     more than fits into memory
   */
  public record RecordContent(RecordEntry record, Iterable<DocumentPages> documents) {}

  /**
   * Told after each batch, in the rebuilding thread. May throw to stop the rebuild; the old index
   * stays.
   */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long total);
  }

  /** Returns when the new index is the searched one. */
  public void run(Source source, Progress progress) {
    dropUnfinished();
    var index = schema.createUnsearched();
    try {
      fill(index, source, progress);
      schema.searchOnly(index);
    } catch (RuntimeException failed) {
      drop(index, failed);
      throw failed;
    }
  }

  private void drop(String index, RuntimeException failed) {
    try {
      schema.drop(Set.of(index));
    } catch (RuntimeException away) {
      failed.addSuppressed(away);
    }
  }

  /**
   * Whether there is an index that takes in changes and is not searched: of a rebuild that runs, or
   * of one that could not tidy up since Elasticsearch was away.
   */
  public boolean hasUnfinished() {
    return !unfinished().isEmpty();
  }

  /** Drops it, that not every change depends on it. Only while no rebuild runs. */
  public void dropUnfinished() {
    schema.drop(unfinished());
  }

  private Set<String> unfinished() {
    var unfinished = new TreeSet<>(schema.live());
    unfinished.removeAll(schema.searched());
    return unfinished;
  }

  private void fill(String index, Source source, Progress progress) {
    long total = source.records();
    var done = new AtomicLong();
    Runnable beat = () -> progress.at(done.get(), Math.max(done.get(), total));
    var filling = new Filling(new PageWriter(client, index, documents), source, beat);
    beat.run();
    var records = new ArrayList<RecordEntry>();
    var pages = new PageBatch(MAX_PAGES);
    for (var all = source.open(); all.hasNext(); ) {
      var content = all.next();
      records.add(content.record());
      for (var document : content.documents()) {
        pages.add(document);
        if (pages.isFull()) {
          filling.write(pages.take());
        }
      }
      if (records.size() >= MAX_RECORDS || !all.hasNext()) {
        filling.writeRecords(records);
        filling.write(pages.take());
        done.addAndGet(records.size());
        records.clear();
        beat.run();
      }
    }
  }
}
