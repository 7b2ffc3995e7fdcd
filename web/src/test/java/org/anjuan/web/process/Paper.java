package org.anjuan.web.process;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document of the tests, in all its versions.
 *
 * @param id what its source system calls it
 * @param title like no other's, for the interface does not tell the source's identifier
 * @param extension of its files
 * @param drafts its versions, the first is number 1
 */
record Paper(String id, String admissionNo, String title, String extension, List<Draft> drafts) {
  static final String SYSTEM = "TEST";
  static final String CAMPUS = "MAIN";
  static final String DEPARTMENT = "0301";
  private static final String CATEGORY = "C0038";

  /**
   * A version.
   *
   * @param words one for each page, found on no other page; none on pages that hold no text
   */
  record Draft(byte[] content, int pages, List<String> words) {
    String sha256() {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Draft draft(int version) {
    return drafts.get(version - 1);
  }

  String fileName(int version) {
    return CATEGORY + "_" + id + "_v" + version + "." + extension;
  }

  /** What the source says of a version. */
  Map<String, Object> meta(int version) {
    var meta = new LinkedHashMap<String, Object>();
    meta.put("sourceSystem", SYSTEM);
    meta.put("sourceDocumentId", id);
    meta.put("sourceVersion", version);
    meta.put("campus", CAMPUS);
    meta.put("admissionNo", admissionNo);
    meta.put("visitNo", 1);
    meta.put("category", CATEGORY);
    meta.put("title", title);
    meta.put("sha256", draft(version).sha256());
    meta.put(
        "encounter",
        Map.of(
            "kind",
            "INPATIENT",
            "department",
            DEPARTMENT,
            "admittedAt",
            "2026-02-01T08:00:00+08:00"));
    return meta;
  }
}
