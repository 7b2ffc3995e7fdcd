package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anjuan.worker.protocol.Fact;

/** The header of a clinical document. Object identifiers: WS/T 500.1. */
final class CdaHeader {

  private static final String OUTPATIENT_NUMBER = "2.16.156.10011.1.10";
  private static final String ADMISSION_NUMBER = "2.16.156.10011.1.12";
  private static final String RECORD_NUMBER = "2.16.156.10011.1.13";
  private static final String ID_CARD = "2.16.156.10011.1.3";
  private static final String DOCUMENT_KINDS = "2.16.156.10011.2.4";

  private final XmlTree root;
  private final Optional<XmlTree> role;
  private final Optional<XmlTree> patient;
  private final Optional<XmlTree> stay;

  CdaHeader(XmlTree root) {
    this.root = root;
    role = root.at("recordTarget", "patientRole");
    patient = role.flatMap(element -> element.child("patient"));
    stay = root.at("componentOf", "encompassingEncounter");
  }

  String title() {
    return root.child("title")
        .map(XmlTree::text)
        .filter(text -> !text.isEmpty())
        .or(() -> root.child("code").map(CdaValues::name).filter(text -> !text.isEmpty()))
        .orElse("CDA");
  }

  /** By the names of the intake's metadata. */
  List<Fact> facts() {
    var facts = new ArrayList<Fact>();
    add(facts, "title", root.child("title").map(XmlTree::text));
    add(facts, "sourceDocumentId", attribute(root.child("id"), "extension"));
    add(facts, "sourceVersion", attribute(root.child("versionNumber"), "value"));
    add(facts, "createdAt", attribute(root.child("effectiveTime"), "value"));
    add(
        facts,
        "category",
        attribute(
            root.child("code").filter(code -> code.attribute("codeSystem").equals(DOCUMENT_KINDS)),
            "code"));
    add(facts, "author", attribute(root.at("author", "assignedAuthor", "id"), "extension"));
    add(facts, "admissionNo", number(role, ADMISSION_NUMBER));
    add(facts, "outpatientNo", number(role, OUTPATIENT_NUMBER));
    add(facts, "recordNo", number(role, RECORD_NUMBER));
    add(facts, "patient.name", patientName());
    add(
        facts,
        "patient.sex",
        attribute(patient.flatMap(p -> p.child("administrativeGenderCode")), "code"));
    add(facts, "patient.birthDate", attribute(patient.flatMap(p -> p.child("birthTime")), "value"));
    add(facts, "patient.idNumber", number(patient, ID_CARD));
    add(
        facts,
        "patient.phone",
        attribute(role.flatMap(r -> r.child("telecom")), "value").map(v -> v.replace("tel:", "")));
    add(
        facts,
        "encounter.admittedAt",
        attribute(stay.flatMap(s -> s.at("effectiveTime", "low")), "value"));
    add(
        facts,
        "encounter.dischargedAt",
        attribute(stay.flatMap(s -> s.at("effectiveTime", "high")), "value"));
    return facts;
  }

  /** By the names that readers know. */
  List<Fact> shown() {
    var facts = new ArrayList<Fact>();
    add(facts, "姓名", patientName());
    add(
        facts,
        "性别",
        patient.flatMap(p -> p.child("administrativeGenderCode")).map(CdaValues::name));
    add(facts, "出生日期", patient.flatMap(p -> p.child("birthTime")).map(CdaValues::time));
    add(
        facts,
        "年龄",
        patient
            .flatMap(p -> p.child("age"))
            .map(age -> age.attribute("value") + age.attribute("unit")));
    add(facts, "住院号", number(role, ADMISSION_NUMBER));
    add(facts, "门诊号", number(role, OUTPATIENT_NUMBER));
    add(facts, "病案号", number(role, RECORD_NUMBER));
    add(facts, "文档编号", attribute(root.child("id"), "extension"));
    add(facts, "文档时间", root.child("effectiveTime").map(CdaValues::time));
    add(
        facts,
        "作者",
        root.at("author", "assignedAuthor", "assignedPerson", "name").map(CdaValues::person));
    add(
        facts,
        "保管机构",
        root.at("custodian", "assignedCustodian", "representedCustodianOrganization", "name")
            .map(XmlTree::text));
    add(
        facts,
        "审核",
        root.at("legalAuthenticator", "assignedEntity", "assignedPerson", "name")
            .map(CdaValues::person));
    add(facts, "就诊时间", stay.flatMap(s -> s.child("effectiveTime")).map(CdaValues::time));
    add(
        facts,
        "就诊地点",
        stay.flatMap(s -> s.at("location", "healthCareFacility", "serviceProviderOrganization"))
            .map(place -> place.child("name").map(XmlTree::text).orElse("")));
    return facts;
  }

  private Optional<String> patientName() {
    return patient.flatMap(p -> p.child("name")).map(CdaValues::person);
  }

  private static Optional<String> number(Optional<XmlTree> holder, String root) {
    return holder.map(element ->
        element
            .children("id")
            .filter(id -> id.attribute("root").equals(root))
            .map(id -> id.attribute("extension"))
            .collect(Collectors.joining()));
  }

  private static Optional<String> attribute(Optional<XmlTree> element, String name) {
    return element.map(found -> found.attribute(name));
  }

  private static void add(List<Fact> facts, String name, Optional<String> value) {
    value
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.equals("-"))
        .ifPresent(text -> facts.add(new Fact(name, text)));
  }
}
