package org.anjuan.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A generated inbox, read back. */
record Drops(Path inbox, List<Document> documents, List<JsonNode> encounters) {

  /** A document with its side-car and what the path says. */
  record Document(Path file, JsonNode meta) {
    String admission() {
      return meta.get("admissionNo").asString();
    }

    String name() {
      return file.getFileName().toString();
    }

    boolean scanned() {
      return meta.get("sourceSystem").asString().equals("SCAN");
    }
  }

  static Drops generate(Path folder, int encounters, boolean quarantine) throws IOException {
    var inbox = folder.resolve("inbox");
    var options =
        new Options(inbox, null, encounters, 0, 0, 20260301, LocalDate.of(2026, 3, 31), quarantine);
    DemoHospital.generate(
        options, new Progress(new PrintStream(OutputStream.nullOutputStream()), System::nanoTime));
    return read(inbox);
  }

  static Drops read(Path inbox) throws IOException {
    var documents = new java.util.ArrayList<Document>();
    var encounters = new java.util.ArrayList<JsonNode>();
    for (var file : files(inbox)) {
      if (file.endsWith("encounter.json")) {
        encounters.add(json(file));
      } else if (!file.toString().endsWith(".json")) {
        documents.add(new Document(file, json(Path.of(file + ".json"))));
      }
    }
    return new Drops(inbox, documents, encounters);
  }

  static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static Map<String, String> hashes(Path folder) throws IOException {
    var hashes = new TreeMap<String, String>();
    for (var file : files(folder)) {
      hashes.put(folder.relativize(file).toString(), Generator.sha256(Files.readAllBytes(file)));
    }
    return hashes;
  }

  static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(file));
  }

  /** What admission numbers stand for, as the stay's end told it. */
  Map<String, JsonNode> stays() {
    var stays = new TreeMap<String, JsonNode>();
    for (var encounter : encounters) {
      stays.merge(
          encounter.get("admissionNo").asString(),
          encounter,
          (one, other) -> one.get("encounter").has("dischargedAt") ? one : other);
    }
    return stays;
  }
}
