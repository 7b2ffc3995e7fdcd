package org.anjuan.archive.notice;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** Under which name a person is known to each way; without one it is the staff number. */
@Service
public class NoticeAddresses {
  /** Separators of the ways' lists are no part of a name. */
  private static final Pattern FORM = Pattern.compile("[\\w.@+-]{1,64}");

  private final MongoCollection<Document> stored;

  NoticeAddresses(MongoOperations mongo) {
    this.stored = mongo.getCollection("notice_addresses");
  }

  /** What this person has set. */
  public Map<Way, String> of(String person) {
    var all = new EnumMap<Way, String>(Way.class);
    var found = stored.find(eq("_id", person)).first();
    if (found != null) {
      for (var way : Way.values()) {
        var name = found.getString(way.name());
        if (name != null) {
          all.put(way, name);
        }
      }
    }
    return all;
  }

  /** Sets a person's name for a way; null: the staff number again. */
  public void set(String person, Way way, @Nullable String name) {
    if (name != null && !FORM.matcher(name).matches()) {
      throw new InvalidValue("name");
    }
    var change = name == null ? Updates.unset(way.name()) : Updates.set(way.name(), name);
    stored.updateOne(eq("_id", person), change, new UpdateOptions().upsert(true));
  }

  /** By person; who has neither a name nor a staff number is left out. */
  Map<String, String> of(Way way, Collection<Recipient> persons) {
    var all = new HashMap<String, String>();
    for (var one : persons) {
      var number = one.number();
      if (number != null && FORM.matcher(number.value()).matches()) {
        all.put(one.person(), number.value());
      }
    }
    List<String> names = persons.stream().map(Recipient::person).toList();
    for (var found : stored.find(in("_id", names))) {
      var name = found.getString(way.name());
      if (name != null) {
        all.put(found.getString("_id"), name);
      }
    }
    return all;
  }
}
