package org.anjuan.ingest.message.hl7;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first segment of a message, as far as it must be known before the rest is read.
 *
 * @param lineFeeds whether segments end by line feeds, as some write them, and not by returns
 */
record Hl7Head(
    String separators,
    String application,
    String facility,
    String receiver,
    String receivingFacility,
    String type,
    String controlId,
    String version,
    String charsetName,
    boolean lineFeeds) {
  private static final Pattern FORM =
      Pattern.compile("\\uFEFF?MSH([^0-9A-Za-z\\s])(.*)", Pattern.DOTALL);

  /** Of what can't be read as a message. */
  static final Hl7Head NONE = new Hl7Head("|^~\\&", "", "", "", "", "", "", "2.4", "", false);

  /** Reads it from the beginning of a message; {@link #NONE} where there is none. */
  static Hl7Head of(byte[] beginning) {
    var end = 0;
    while (end < beginning.length && beginning[end] != '\r' && beginning[end] != '\n') {
      end++;
    }
    var form = FORM.matcher(Hl7Charset.guess(Arrays.copyOf(beginning, end)));
    if (!form.matches()) {
      return NONE;
    }
    var bar = form.group(1);
    var fields = List.of(form.group(2).split(Pattern.quote(bar), -1));
    var encoding = field(fields, 0);
    if (encoding.length() < 3) {
      return NONE;
    }
    var hat = encoding.substring(0, 1);
    var type = field(fields, 7).split(Pattern.quote(hat), -1);
    return new Hl7Head(
        bar + encoding,
        field(fields, 1),
        field(fields, 2),
        field(fields, 3),
        field(fields, 4),
        type.length > 1 ? type[0] + "^" + type[1] : type[0],
        field(fields, 8),
        field(fields, 10),
        field(fields, 16),
        end < beginning.length && beginning[end] == '\n');
  }

  Charset charset(Charset otherwise) {
    return Hl7Charset.named(charsetName, otherwise);
  }

  boolean isMessage() {
    return this != NONE;
  }

  /** Who sent it, as one word. */
  String sender() {
    return facility.isEmpty() ? application : application + "@" + facility;
  }

  private static String field(List<String> fields, int index) {
    return index < fields.size() ? fields.get(index) : "";
  }
}
