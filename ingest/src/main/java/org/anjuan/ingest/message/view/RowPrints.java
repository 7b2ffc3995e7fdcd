package org.anjuan.ingest.message.view;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.anjuan.ingest.collect.channel.ViewPages.Row;
import org.anjuan.ingest.message.ListenerCode;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/**
 * What rows looked like when they were last taken, so that a view that is read whole every night
 * brings only what is new. Digests only: neither keys nor values can be read here.
 */
@Repository
class RowPrints {
  private final MongoCollection<Document> prints;

  RowPrints(MongoOperations mongo) {
    this.prints = mongo.getCollection("view_rows");
  }

  /** A row and its digests. */
  record Printed(Row row, String id, String print) {}

  /** Those of a page that have not been taken as they are, in their order. */
  List<Printed> news(ListenerCode code, String meaning, ViewColumns columns, List<Row> page) {
    var all = new ArrayList<Printed>();
    for (var row : page) {
      var values = String.valueOf(columns.values(row));
      all.add(new Printed(row, code + ":" + digest(row.key()), digest(meaning + '\n' + values)));
    }
    var known = known(all);
    return all.stream().filter(one -> !one.print().equals(known.get(one.id()))).toList();
  }

  /** They have been taken: whatever became of them is on record with their message. */
  void taken(List<Printed> rows) {
    var writes = new ArrayList<UpdateOneModel<Document>>();
    for (var row : rows) {
      writes.add(
          new UpdateOneModel<>(
              eq("_id", row.id()),
              Updates.set("print", row.print()),
              new UpdateOptions().upsert(true)));
    }
    if (!writes.isEmpty()) {
      prints.bulkWrite(writes, new BulkWriteOptions().ordered(true));
    }
  }

  private Map<String, String> known(List<Printed> rows) {
    var known = new HashMap<String, String>();
    var ids = rows.stream().map(Printed::id).distinct().toList();
    for (var found : prints.find(in("_id", ids))) {
      known.put(found.getString("_id"), found.getString("print"));
    }
    return known;
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
