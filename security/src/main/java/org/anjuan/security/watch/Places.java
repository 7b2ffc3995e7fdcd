package org.anjuan.security.watch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.anjuan.archive.access.AddressRange;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Devices and address ranges that were seen with a person. */
@Component
class Places {
  private final MongoCollection<Document> devices;
  private final MongoCollection<Document> ranges;

  Places(MongoOperations mongo) {
    this.devices = mongo.getCollection("known_devices");
    this.ranges = mongo.getCollection("known_places");
    devices.createIndex(Indexes.ascending("user"));
  }

  boolean knows(String user, Visit visit) {
    return devices.find(eq("_id", deviceId(user, visit.device()))).first() != null
        || ranges.find(eq("_id", rangeId(user, visit))).first() != null;
  }

  void note(String user, Visit visit, Instant at) {
    var now = Date.from(at);
    var upsert = new UpdateOptions().upsert(true);
    devices.updateOne(
        eq("_id", deviceId(user, visit.device())),
        Updates.combine(
            Updates.setOnInsert("user", user),
            Updates.setOnInsert("firstSeen", now),
            Updates.set("agent", visit.agent()),
            Updates.set("address", visit.address()),
            Updates.set("lastSeen", now)),
        upsert);
    ranges.updateOne(
        eq("_id", rangeId(user, visit)),
        Updates.combine(Updates.setOnInsert("firstSeen", now), Updates.set("lastSeen", now)),
        upsert);
  }

  List<KnownDevice> of(String user) {
    return devices.find(eq("user", user)).into(new ArrayList<Document>()).stream()
        .map(found ->
            new KnownDevice(
                found.getString("_id"),
                found.getString("agent"),
                found.getString("address"),
                found.getDate("firstSeen").toInstant(),
                found.getDate("lastSeen").toInstant()))
        .sorted(Comparator.comparing(KnownDevice::lastSeen).reversed())
        .toList();
  }

  boolean forget(String user, String id) {
    return devices.deleteOne(and(eq("_id", id), eq("user", user))).getDeletedCount() == 1;
  }

  private static String rangeId(String user, Visit visit) {
    return user + "|" + AddressRange.around(visit.address());
  }

  static String deviceId(String user, String device) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((user + "|" + device).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
