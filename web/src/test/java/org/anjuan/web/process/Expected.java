package org.anjuan.web.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demonstration hospital drops, made once more beside the application: the same options
 * give the same files.
 *
 * @param stays by campus and admission number
 * @param refused names of the files that must not be accepted
 */
record Expected(TreeMap<String, StayFiles> stays, Set<String> refused) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REFUSED_STAY = "ZY9999990001";

  /** The files of a stay. */
  record StayFiles(
      String campus,
      String admissionNo,
      int visitNo,
      List<String> digests,
      Set<String> documents,
      Set<String> departments,
      Set<String> treating,
      List<String> patientNames) {}

  static Expected generate(Path folder) {
    var inbox = folder.resolve("inbox");
    try {
      var generator =
          new ProcessBuilder(
                  Distribution.java(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  Distribution.home().resolve("demo") + File.separator + "*",
                  "org.anjuan.demo.DemoHospital",
                  "--out",
                  inbox.toString(),
                  "--hospital",
                  folder.resolve("hospital.json").toString(),
                  "--encounters",
                  String.valueOf(DemoHospital.ENCOUNTERS),
                  "--base-date",
                  DemoHospital.BASE_DATE)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!generator.waitFor(5, TimeUnit.MINUTES) || generator.exitValue() != 0) {
        generator.destroyForcibly();
        throw new IllegalStateException("The generator did not come to its end");
      }
      return read(inbox);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Expected read(Path inbox) throws IOException {
    var stays = new TreeMap<String, StayFiles>();
    var refused = new HashSet<String>();
    try (var files = Files.walk(inbox)) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        if (file.toString().contains(REFUSED_STAY)) {
          refused.add(name.substring(0, name.length() - ".json".length()));
        } else {
          add(stays, JSON.readTree(Files.readAllBytes(file)), name.equals("encounter.json"));
        }
      }
    }
    return new Expected(stays, refused);
  }

  private static void add(TreeMap<String, StayFiles> stays, JsonNode meta, boolean stayOnly) {
    var stay =
        stays.computeIfAbsent(
            text(meta, "campus") + " " + text(meta, "admissionNo"),
            key ->
                new StayFiles(
                    text(meta, "campus"),
                    text(meta, "admissionNo"),
                    meta.path("visitNo").asInt(1),
                    new ArrayList<>(),
                    new HashSet<>(),
                    new HashSet<>(),
                    new HashSet<>(),
                    new ArrayList<>()));
    var encounter = meta.path("encounter");
    for (var field : List.of("department", "admissionDepartment")) {
      addText(stay.departments(), encounter, field);
    }
    for (var field : List.of("attending", "resident", "chief", "nurse")) {
      addText(stay.treating(), encounter, field);
    }
    encounter.path("operations").valueStream().forEach(o -> addText(stay.treating(), o, "surgeon"));
    var patient = text(meta.path("patient"), "name");
    if (!patient.isEmpty()) {
      stay.patientNames().add(patient);
    }
    if (!stayOnly) {
      stay.digests().add(text(meta, "sha256"));
      stay.documents().add(text(meta, "sourceSystem") + " " + text(meta, "sourceDocumentId"));
    }
  }

  private static void addText(Set<String> into, JsonNode node, String field) {
    var value = text(node, field);
    if (!value.isEmpty()) {
      into.add(value);
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
