package org.anjuan.demo.form;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.paper.Print;
import org.anjuan.demo.paper.ScanWriter.Seal;
import org.anjuan.demo.paper.ScanWriter.Signature;

/**
 * A document that a stay will have: when, of which class, from which system, and how to compose it
 * when its time comes.
 *
 * @param key names the document within the stay; a later version bears the same key
 */
public record Sheet(
    String key,
    int version,
    LocalDateTime at,
    String category,
    String title,
    String source,
    Staff author,
    Medium medium,
    Supplier<Content> content) {

  public enum Medium {
    TEXT,
    SCAN,
    FILM
  }

  /** What is on the paper; signatures and seals only where it is signed by hand and scanned. */
  public record Content(Print print, List<Signature> signatures, List<Seal> seals) {
    public Content {
      signatures = List.copyOf(signatures);
      seals = List.copyOf(seals);
    }

    static Content of(Print print) {
      return new Content(print, List.of(), List.of());
    }
  }
}
