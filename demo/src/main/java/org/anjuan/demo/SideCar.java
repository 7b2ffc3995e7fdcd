package org.anjuan.demo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.demo.form.FrontPage;
import org.anjuan.demo.form.Sheet;
import org.anjuan.demo.stay.Stay;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that travels beside a document, and alone when a stay begins or ends. */
final class SideCar {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ZoneId zone;

  SideCar(ZoneId zone) {
    this.zone = zone;
  }

  byte[] document(
      Stay stay,
      Sheet sheet,
      String documentId,
      String contentType,
      String sha256,
      String fileName) {
    var meta = new LinkedHashMap<String, Object>();
    meta.put("sourceSystem", sheet.source());
    meta.put("sourceDocumentId", documentId);
    meta.put("sourceVersion", sheet.version());
    meta.put("modifiedAt", at(sheet.at()));
    meta.putAll(keys(stay));
    meta.put("category", sheet.category());
    meta.put("title", sheet.title());
    meta.put("author", sheet.author().staffNo());
    meta.put("department", stay.department().code());
    meta.put("createdAt", at(sheet.at()));
    meta.put("contentType", contentType);
    meta.put("sha256", sha256);
    meta.put("fileName", fileName);
    if (sheet.key().equals("front")) {
      meta.put("patient", patient(stay));
      meta.put("encounter", encounter(stay, true));
    }
    return JSON.writeValueAsBytes(meta);
  }

  /**
   * The stay alone: at its beginning without an end, at its end with all that the front page says.
   */
  byte[] encounter(Stay stay, Moment moment) {
    var meta = new LinkedHashMap<String, Object>(keys(stay));
    meta.put("patient", patient(stay));
    meta.put("encounter", encounter(stay, moment == Moment.DISCHARGE));
    return JSON.writeValueAsBytes(meta);
  }

  enum Moment {
    ADMISSION,
    DISCHARGE
  }

  private static Map<String, Object> keys(Stay stay) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("campus", stay.department().campus());
    keys.put("admissionNo", stay.admissionNo());
    keys.put("visitNo", stay.visitNo());
    keys.put("recordNo", stay.patient().recordNo());
    return keys;
  }

  private static Map<String, Object> patient(Stay stay) {
    var patient = stay.patient();
    var map = new LinkedHashMap<String, Object>();
    map.put("name", patient.name());
    map.put("sex", patient.sex());
    map.put("birthDate", patient.birth().toString());
    map.put("idNumber", patient.idNumber());
    map.put("phone", patient.phone());
    return map;
  }

  private Map<String, Object> encounter(Stay stay, boolean complete) {
    var map = new LinkedHashMap<String, Object>();
    map.put("kind", "INPATIENT");
    map.put("admittedAt", at(stay.admittedAt()));
    if (complete) map.put("dischargedAt", at(stay.dischargedAt()));
    map.put("admissionDepartment", stay.department().code());
    map.put("department", complete ? stay.lastDepartment().code() : stay.department().code());
    map.put("ward", (complete ? stay.lastDepartment() : stay.department()).wards().getFirst());
    map.put("attending", stay.team().attending().staffNo());
    map.put("resident", stay.team().resident().staffNo());
    map.put("chief", stay.team().chief().staffNo());
    map.put("nurse", stay.team().nurse().staffNo());
    var diagnoses = new ArrayList<Map<String, Object>>();
    for (var diagnosis : stay.diagnoses()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("code", diagnosis.code());
      one.put("name", diagnosis.name());
      one.put("condition", diagnosis.condition());
      one.put("main", diagnosis.main());
      diagnoses.add(one);
    }
    map.put("diagnoses", complete ? diagnoses : List.of(diagnoses.getFirst()));
    if (complete) {
      map.put("disposition", stay.died() ? "5" : "1");
      map.put("operations", operations(stay));
      map.put("frontPage", FrontPage.fields(stay));
    }
    return map;
  }

  private static List<Map<String, Object>> operations(Stay stay) {
    var operation = stay.story().operation();
    var surgery = stay.surgery();
    if (operation == null || surgery == null) return List.of();
    var one = new LinkedHashMap<String, Object>();
    one.put("code", operation.code());
    one.put("name", stay.operationName());
    one.put("date", surgery.start().toLocalDate().toString());
    one.put("level", operation.level());
    one.put("surgeon", surgery.surgeon().staffNo());
    return List.of(one);
  }

  private String at(LocalDateTime time) {
    return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
  }
}
