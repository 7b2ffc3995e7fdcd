package org.anjuan.web.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.Encounter;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.record.RecordStatement;
import org.anjuan.archive.record.Stated;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the tests of this package ask, as a browser does. */
class Counter {
  static final Actor CLERK = staff("clerk", "MAIN");
  static final Actor COLLEAGUE = staff("colleague", "MAIN");
  static final Actor ELSEWHERE = staff("elsewhere", "EAST");

  private final JsonMapper json = JsonMapper.builder().build();
  private final MockMvc mvc;
  private final MedicalRecords records;
  private final AuditTrail trail;

  Counter(
      WebApplicationContext context,
      Organisation organisation,
      MedicalRecords records,
      AuditTrail trail) {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.records = records;
    this.trail = trail;
    organisation.adopt(
        new HospitalProfile(
            "医院",
            List.of(
                new Campus(new CampusCode("MAIN"), "本部"), new Campus(new CampusCode("EAST"), "东院")),
            List.of(),
            List.of()));
  }

  private static Actor staff(String name, String campus) {
    return Actor.person(
        new ActorId(name),
        new StaffNumber("2001"),
        name,
        Set.of(Posting.at(campus, Role.RECORDS_STAFF)),
        0);
  }

  /** The record of a new stay at MAIN, discharged. */
  MedicalRecord admitted() {
    var at = Instant.parse("2026-03-01T00:00:00Z");
    var unknown = Encounter.unknown();
    var discharged =
        new Encounter(
            unknown.kind(),
            Stated.of(at, at),
            Stated.of(at.plusSeconds(86_400), at),
            unknown.admissionDepartment(),
            unknown.department(),
            unknown.ward(),
            unknown.attending(),
            unknown.resident(),
            unknown.chief(),
            unknown.nurse(),
            unknown.disposition(),
            unknown.diagnoses(),
            unknown.operations());
    var number = "ZY" + RecordId.next().value().substring(0, 10);
    return records.state(
        new RecordStatement(
            new StayNumber(new CampusCode("MAIN"), number, 1),
            at,
            null,
            new RecordStatement.Person("张建国", "1", null, null, null),
            discharged,
            Map.of()),
        false);
  }

  MockHttpServletResponse send(Actor actor, HttpMethod method, String path) throws Exception {
    return send(actor, method, path, null, null);
  }

  /** With a body of JSON, and the revision of an answer before. */
  MockHttpServletResponse send(
      Actor actor,
      HttpMethod method,
      String path,
      @Nullable Object body,
      @Nullable MockHttpServletResponse seen)
      throws Exception {
    var bytes = body == null ? null : json.writeValueAsBytes(body);
    return send(actor, method, path, MediaType.APPLICATION_JSON, bytes, seen);
  }

  MockHttpServletResponse send(
      Actor actor,
      HttpMethod method,
      String path,
      MediaType type,
      byte @Nullable [] body,
      @Nullable MockHttpServletResponse seen)
      throws Exception {
    var asked =
        MockMvcRequestBuilders.request(method, path)
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t")
            .with(authentication(new ActorAuthentication(actor)));
    if (seen != null) {
      asked.header("If-Match", String.valueOf(seen.getHeader("ETag")));
    }
    if (body != null) {
      asked.contentType(type).content(body);
    }
    return mvc.perform(asked).andReturn().getResponse();
  }

  JsonNode json(MockHttpServletResponse response) throws Exception {
    return json.readTree(response.getContentAsString(UTF_8));
  }

  /** What the trail says of a record. */
  List<AuditAction> actions(MedicalRecord record) {
    return Doors.everything(trail).stream()
        .map(entry -> entry.event())
        .filter(event -> record.id().value().equals(event.recordId()))
        .map(event -> event.action())
        .toList();
  }

  List<AuditAction> actions() {
    return Doors.everything(trail).stream().map(entry -> entry.event().action()).toList();
  }
}
