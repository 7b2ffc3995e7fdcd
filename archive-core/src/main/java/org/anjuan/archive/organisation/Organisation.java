package org.anjuan.archive.organisation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** The hospital's campuses, departments and staff, as they stand now. */
@Service
public class Organisation {
  private static final String HOSPITAL = "hospital";
  private static final String CAMPUSES = "campuses";
  private static final String DEPARTMENTS = "departments";
  private static final String STAFF = "staff";

  private final MongoOperations mongo;
  private final Set<CampusCode> known = ConcurrentHashMap.newKeySet();

  Organisation(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** The hospital's name, or an empty text before anybody has given one. */
  public String name() {
    var hospital = mongo.findById(HOSPITAL, Document.class, HOSPITAL);
    return hospital == null ? "" : hospital.getString("name");
  }

  public List<Campus> campuses() {
    return all(CAMPUSES).stream().map(Organisation::campus).toList();
  }

  /**
   * Whether this is one of the hospital's campuses; any is while none has been named. Campuses are
   * never removed, so one that was found is not asked for again.
   */
  public boolean hasCampus(CampusCode code) {
    if (known.contains(code)) {
      return true;
    }
    var all = campuses();
    all.forEach(campus -> known.add(campus.code()));
    return all.isEmpty() || known.contains(code);
  }

  public List<Department> departments() {
    return all(DEPARTMENTS).stream().map(Organisation::department).toList();
  }

  public Optional<Department> department(String code) {
    return Optional.ofNullable(mongo.findById(code, Document.class, DEPARTMENTS))
        .map(Organisation::department);
  }

  public Optional<Campus> campus(CampusCode code) {
    return Optional.ofNullable(mongo.findById(code.value(), Document.class, CAMPUSES))
        .map(Organisation::campus);
  }

  /** Adds a campus; false when the code is taken. */
  public boolean add(Campus campus) {
    return insert(CAMPUSES, write(campus));
  }

  /**
   * Renames, deactivates or reactivates a campus. Nothing is ever removed: records name it.
   *
   * @param campus with the version it was made from
   * @return false when there is none of this code and version: somebody was quicker
   */
  public boolean change(Campus campus) {
    return replace(CAMPUSES, write(campus), campus.version());
  }

  /** Adds a department; false when the code is taken. */
  public boolean add(Department department) {
    return insert(DEPARTMENTS, write(department));
  }

  /**
   * Changes what is known of a department.
   *
   * @param department with the version it was made from
   * @return false when there is none of this code and version: somebody was quicker
   */
  public boolean change(Department department) {
    return replace(DEPARTMENTS, write(department), department.version());
  }

  /**
   * Takes in what a source says of a department at a moment; nothing where a later statement is
   * known. Returns whether it changed anything.
   */
  public boolean state(Department department, Instant at) {
    return state(DEPARTMENTS, write(department), at);
  }

  /** The same of somebody who works here. */
  public boolean state(StaffMember member, boolean active, Instant at) {
    return state(STAFF, write(member, active), at);
  }

  /** Whether stating this would change anything, as things stand. */
  public boolean isNews(Department department, Instant at) {
    return isNews(DEPARTMENTS, write(department), at);
  }

  /** The same of somebody who works here. */
  public boolean isNews(StaffMember member, boolean active, Instant at) {
    return isNews(STAFF, write(member, active), at);
  }

  private boolean isNews(String collection, Document said, Instant at) {
    var before = mongo.findById(said.getString("_id"), Document.class, collection);
    return before == null || (!isLate(before, at) && !isSaid(said, before));
  }

  private static boolean isLate(Document before, Instant at) {
    var stated = before.getDate("statedAt");
    return stated != null && !stated.toInstant().isBefore(at);
  }

  private static boolean isSaid(Document said, Document before) {
    return said.entrySet().stream()
        .filter(e -> !e.getKey().equals("version"))
        .allMatch(e -> e.getValue().equals(before.get(e.getKey())));
  }

  /** Staff numbers of those who have left, as their source says; the first few. */
  public List<StaffMember> left(int most) {
    return mongo.find(query(where("left").is(true)).limit(most), Document.class, STAFF).stream()
        .map(found -> new StaffMember(found.getString("_id"), found.getString("name")))
        .toList();
  }

  private boolean state(String collection, Document said, Instant at) {
    var id = said.getString("_id");
    var before = mongo.findById(id, Document.class, collection);
    if (before == null) {
      return insert(collection, new Document(said).append("statedAt", Date.from(at)))
          || state(collection, said, at);
    }
    if (isLate(before, at)) {
      return false;
    }
    var same = isSaid(said, before);
    var update = (same ? new Update() : next(said)).set("statedAt", Date.from(at));
    var asRead = query(where("_id").is(id).and("statedAt").is(before.getDate("statedAt")));
    return mongo.updateFirst(asRead, update, collection).getMatchedCount() == 1
        ? !same
        : state(collection, said, at);
  }

  /** Names by staff number, of those of {@code staffNumbers} that are known. */
  public Map<String, String> staffNames(Collection<String> staffNumbers) {
    var names = new HashMap<String, String>();
    if (!staffNumbers.isEmpty()) {
      for (var found : mongo.find(query(where("_id").in(staffNumbers)), Document.class, STAFF)) {
        names.put(found.getString("_id"), found.getString("name"));
      }
    }
    return names;
  }

  /** Names by code of all departments and wards. */
  public Map<String, String> departmentNames() {
    var names = new HashMap<String, String>();
    departments().forEach(d -> names.put(d.code(), d.name()));
    return names;
  }

  /** Takes over a profile: what it names is added or changed, nothing is removed. */
  public void adopt(HospitalProfile profile) {
    save(HOSPITAL, new Document("_id", HOSPITAL).append("name", profile.name()));
    for (var campus : profile.campuses()) {
      put(CAMPUSES, write(campus));
    }
    for (var department : profile.departments()) {
      put(DEPARTMENTS, write(department));
    }
    for (var member : profile.staff()) {
      save(STAFF, new Document("_id", member.staffNo()).append("name", member.name()));
    }
  }

  private void save(String collection, Document document) {
    mongo.save(document, collection);
  }

  private List<Document> all(String collection) {
    return mongo.find(new Query().with(Sort.by("_id")), Document.class, collection);
  }

  private boolean insert(String collection, Document document) {
    try {
      mongo.insert(document, collection);
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  private boolean replace(String collection, Document document, long version) {
    // What was stored before there were versions is of version 0.
    var seen = where("_id").is(document.getString("_id"));
    var present = version == 0 ? seen.and("version").in(0L, null) : seen.and("version").is(version);
    return mongo.updateFirst(query(present), next(document), collection).getMatchedCount() == 1;
  }

  private void put(String collection, Document document) {
    var id = query(where("_id").is(document.getString("_id")));
    if (!mongo.exists(id, collection)) {
      insert(collection, document);
    } else {
      mongo.updateFirst(id, next(document), collection);
    }
  }

  private static Update next(Document document) {
    var update = new Update().inc("version", 1L);
    document.forEach((name, value) -> {
      if (!name.equals("_id") && !name.equals("version")) {
        update.set(name, value);
      }
    });
    return update;
  }

  private static Document write(Campus campus) {
    return new Document("_id", campus.code().value())
        .append("name", campus.name())
        .append("active", campus.active())
        .append("version", 0L);
  }

  private static Document write(StaffMember member, boolean active) {
    return new Document("_id", member.staffNo())
        .append("name", member.name())
        .append("left", !active);
  }

  private static Document write(Department department) {
    return new Document("_id", department.code())
        .append("name", department.name())
        .append("campus", department.campus().value())
        .append("kind", department.kind().name())
        .append("ward", department.ward())
        .append("active", department.active())
        .append("version", 0L);
  }

  private static Campus campus(Document d) {
    return new Campus(
        new CampusCode(d.getString("_id")),
        d.getString("name"),
        d.getBoolean("active", true),
        version(d));
  }

  private static Department department(Document d) {
    var kind = d.getString("kind");
    return new Department(
        d.getString("_id"),
        d.getString("name"),
        new CampusCode(d.getString("campus")),
        kind == null ? Department.Kind.BOTH : Department.Kind.valueOf(kind),
        d.getBoolean("ward", false),
        d.getBoolean("active", true),
        version(d));
  }

  private static long version(Document d) {
    return d.get("version") instanceof Number version ? version.longValue() : 0;
  }
}
