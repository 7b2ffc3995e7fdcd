package org.anjuan.ingest.message.fhir;

import static org.anjuan.ingest.message.fhir.FhirResources.text;

import java.util.HashMap;
import java.util.Map;
import org.anjuan.ingest.message.Envelope;
import org.anjuan.ingest.message.Handled;
import org.anjuan.ingest.message.RowStatements;
import org.anjuan.ingest.message.RowSubject;
import org.anjuan.ingest.message.RowTally;
import tools.jackson.databind.JsonNode;

/**
 * Departments, staff, codes and patients as FHIR has them: an Organization of the type {@code
 * dept}, a Location of the physical type {@code wa} (a ward), a Practitioner, a PractitionerRole
 * whose Practitioner is named but not there, a CodeSystem or ValueSet, a Patient. Other
 * organisations and places are none of ours.
 */
final class FhirRows {
  private final FhirResources resources;
  private final RowStatements statements;
  private int row;

  FhirRows(FhirResources resources, RowStatements statements) {
    this.resources = resources;
    this.statements = statements;
  }

  /** Takes all of them; the number of a row counts over all that are taken, in this order. */
  Handled take(Envelope envelope) {
    var tally = new RowTally(statements, envelope);
    for (var one : resources.all("Organization")) {
      if (isA("/type/0/coding", "dept", one)) {
        tally.take(++row, RowSubject.DEPARTMENTS, department(one, false));
      }
    }
    for (var one : resources.all("Location")) {
      if (isA("/physicalType/coding", "wa", one)) {
        tally.take(++row, RowSubject.DEPARTMENTS, department(one, true));
      }
    }
    for (var one : resources.all("Practitioner")) {
      tally.take(++row, RowSubject.STAFF, practitioner(one));
    }
    for (var one : resources.all("PractitionerRole")) {
      var values = role(one);
      if (values.containsKey("staffNo")) {
        tally.take(++row, RowSubject.STAFF, values);
      }
    }
    for (var values : FhirCodes.of(resources)) {
      tally.take(++row, RowSubject.CODES, values);
    }
    for (var one : resources.all("Patient")) {
      var values = said(one);
      FhirMeta.patient(values, one);
      tally.take(++row, RowSubject.PATIENTS, values);
    }
    return row == 0 ? Handled.NOTHING : tally.end();
  }

  private static boolean isA(String place, String code, JsonNode resource) {
    for (var coding : resource.at(place)) {
      if (coding.path("code").asString("").equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> department(JsonNode one, boolean ward) {
    var values = said(one);
    text(one.at("/identifier/0/value")).ifPresent(code -> values.put("code", code));
    text(one.path("name")).ifPresent(name -> values.put("name", name));
    values.put("ward", ward ? "1" : "0");
    if (text(one.path("status")).filter("inactive"::equals).isPresent()) {
      values.put("active", "0");
    }
    return values;
  }

  private static Map<String, String> practitioner(JsonNode one) {
    var values = said(one);
    text(one.at("/identifier/0/value")).ifPresent(number -> values.put("staffNo", number));
    FhirMeta.name(one).ifPresent(name -> values.put("name", name));
    return values;
  }

  /** That a role ends is not that somebody leaves: only roles that are held say anything. */
  private Map<String, String> role(JsonNode one) {
    var who = one.path("practitioner");
    var values = said(one);
    if (!values.containsKey("active") && resources.find("Practitioner", who).isEmpty()) {
      text(who.at("/identifier/value")).ifPresent(number -> values.put("staffNo", number));
      text(who.path("display")).ifPresent(name -> values.put("name", name));
    }
    return values;
  }

  private static Map<String, String> said(JsonNode one) {
    var values = new HashMap<String, String>();
    text(one.at("/meta/lastUpdated")).ifPresent(at -> values.put("updatedAt", at));
    if (text(one.path("active")).filter("false"::equals).isPresent()) {
      values.put("active", "0");
    }
    return values;
  }
}
