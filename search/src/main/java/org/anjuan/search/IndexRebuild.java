package org.anjuan.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
  }

  /**
   * A record with all its documents; those whose text is not read yet are left out and come through
   * {@link PageIndex} later.
   */
  public record RecordContent(RecordEntry record, List<DocumentPages> documents) {
    public RecordContent {
      documents = List.copyOf(documents);
    }
  }

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
    schema.drop(unfinished());
    var index = schema.createUnsearched();
    try {
      fill(index, source, progress);
      schema.searchOnly(index);
    } catch (RuntimeException failed) {
      schema.drop(Set.of(index));
      throw failed;
    }
  }

  private Set<String> unfinished() {
    var unfinished = new TreeSet<>(schema.live());
    unfinished.removeAll(schema.searched());
    return unfinished;
  }

  private void fill(String index, Source source, Progress progress) {
    var writer = new PageWriter(client, index, documents);
    long total = source.records();
    long done = 0;
    progress.at(done, total);
    var records = new ArrayList<RecordEntry>();
    var pages = new ArrayList<DocumentPages>();
    int count = 0;
    for (var all = source.open(); all.hasNext(); ) {
      var content = all.next();
      records.add(content.record());
      for (var document : content.documents()) {
        pages.add(document);
        count += Math.max(1, document.pages().size());
        if (count >= MAX_PAGES) {
          writer.write(pages);
          pages.clear();
          count = 0;
        }
      }
      if (records.size() >= MAX_RECORDS || !all.hasNext()) {
        writer.writeRecords(records);
        writer.write(pages);
        done += records.size();
        records.clear();
        pages.clear();
        count = 0;
        progress.at(done, Math.max(done, total));
      }
    }
  }
}
