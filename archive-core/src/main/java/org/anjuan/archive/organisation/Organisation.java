package org.anjuan.archive.organisation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** The hospital's campuses, departments and staff, as they stand now. */
@Service
public class Organisation {
  private static final String HOSPITAL = "hospital";
  private static final String CAMPUSES = "campuses";
  private static final String DEPARTMENTS = "departments";
  private static final String STAFF = "staff";

  private final MongoOperations mongo;

  Organisation(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** The hospital's name, or an empty text before anybody has given one. */
  public String name() {
    var hospital = mongo.findById(HOSPITAL, Document.class, HOSPITAL);
    return hospital == null ? "" : hospital.getString("name");
  }

  public List<Campus> campuses() {
    return all(CAMPUSES).stream()
        .map(d -> new Campus(new CampusCode(d.getString("_id")), d.getString("name")))
        .toList();
  }

  public List<Department> departments() {
    return all(DEPARTMENTS).stream().map(Organisation::department).toList();
  }

  public Optional<Department> department(String code) {
    return Optional.ofNullable(mongo.findById(code, Document.class, DEPARTMENTS))
        .map(Organisation::department);
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
      save(CAMPUSES, new Document("_id", campus.code().value()).append("name", campus.name()));
    }
    for (var department : profile.departments()) {
      save(
          DEPARTMENTS,
          new Document("_id", department.code())
              .append("name", department.name())
              .append("campus", department.campus().value()));
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

  private static Department department(Document d) {
    return new Department(
        d.getString("_id"), d.getString("name"), new CampusCode(d.getString("campus")));
  }
}
