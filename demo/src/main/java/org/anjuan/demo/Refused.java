package org.anjuan.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Three files that the archive must not accept, to be seen in quarantine. */
final class Refused {

  private final Drop drop;
  private final Path folder;

  Refused(Drop drop, Path inbox, LocalDate date) {
    this.drop = drop;
    this.folder =
        inbox
            .resolve("MAIN")
            .resolve(DateTimeFormatter.BASIC_ISO_DATE.format(date.minusDays(1)))
            .resolve("ZY9999990001_1")
            .resolve("EMR");
  }

  void drop() {
    put("C0038_DQ0000001_v1.pdf", new byte[0], meta("DQ0000001", "C0038", "空文件", "ZY9999990001"));
    put("C0006_DQ0000002_v1.pdf", executable(), meta("DQ0000002", "C0006", "检查报告", "ZY9999990001"));
    byte[] text =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);
    put("C0034_DQ0000003_v1.pdf", text, meta("DQ0000003", "C0034", "入院记录", "ZY0000009999"));
  }

  private void put(String name, byte[] bytes, String meta) {
    drop.document(folder, name, bytes, meta.getBytes(StandardCharsets.UTF_8));
  }

  /** A Windows program's first bytes and nothing that could run. */
  private static byte[] executable() {
    byte[] bytes = new byte[2048];
    bytes[0] = 'M';
    bytes[1] = 'Z';
    bytes[0x3c] = (byte) 0x80;
    bytes[0x80] = 'P';
    bytes[0x81] = 'E';
    byte[] stub = "This program cannot be run in DOS mode.".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(stub, 0, bytes, 0x4e, stub.length - 9);
    return bytes;
  }

  /** For the third, another admission number, campus and version than the path says. */
  private static String meta(String id, String category, String title, String admissionNo) {
    boolean contradicts = !admissionNo.startsWith("ZY9");
    return "{\"sourceSystem\":\"EMR\",\"sourceDocumentId\":\""
        + id
        + "\",\"sourceVersion\":"
        + (contradicts ? 7 : 1)
        + ",\"campus\":\""
        + (contradicts ? "EAST" : "MAIN")
        + "\",\"admissionNo\":\""
        + admissionNo
        + "\",\"visitNo\":1,\"category\":\""
        + category
        + "\",\"title\":\""
        + title
        + "\",\"contentType\":\"application/pdf\"}";
  }
}
