package org.anjuan.worker.paper;

import java.util.List;
import org.anjuan.worker.protocol.Fact;

/** A piece of a document, from top to bottom. */
public sealed interface Block {

  /** A heading; level 1 is the document's title. */
  record Heading(int level, String text) implements Block {}

  /**
   * Running text; line feeds in it are kept.
   *
   * @param indent in steps
   */
  record Paragraph(String text, int indent) implements Block {
    public Paragraph(String text) {
      this(text, 0);
    }
  }

  /** What is known, as names and values side by side. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A table; rows may be of different lengths.
   *
   * @param headers so many rows at the top are headings
   */
  record Table(List<List<String>> rows, int headers) implements Block {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A picture in a format that Java reads by itself. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Picture(byte[] encoded) implements Block {}

  /** What follows begins on a new page. */
  record PageBreak() implements Block {}
}
