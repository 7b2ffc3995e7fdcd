package org.anjuan.ingest.message.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.jspecify.annotations.Nullable;

/**
 * JSON without the files that are embedded in it: a string that is longer than text would be stands
 * there by its number only, as {@code @file:0@}.
 */
record FhirText(String text, List<Place> files) {
  private static final int LONG = 4_096;
  private static final int LONGEST_TEXT = 8 << 20;
  private static final String BEGINNING = "@file:";

  FhirText {
    files = List.copyOf(files);
  }

  /**
   * Where a string's content is.
   *
   * @param start its first character, counted from the beginning
   */
  record Place(long start, long length) {}

  static FhirText read(InputStream json) throws IOException {
    try (var reader = reader(json)) {
      return new Skimming().read(reader);
    } catch (CharacterCodingException notUtf8) {
      throw new MessageRefused(MessageFault.WRONG_CHARSET, "UTF-8");
    }
  }

  static Reader reader(InputStream json) {
    return new InputStreamReader(json, StandardCharsets.UTF_8.newDecoder());
  }

  /** The file that a string stands for, if it is one. */
  @Nullable Place file(String value) {
    if (!value.startsWith(BEGINNING) || !value.endsWith("@")) {
      return null;
    }
    var number = value.substring(BEGINNING.length(), value.length() - 1);
    var known = number.matches("\\d{1,6}") && Integer.parseInt(number) < files.size();
    return known ? files.get(Integer.parseInt(number)) : null;
  }

  private static final class Skimming {
    private final StringBuilder text = new StringBuilder();
    private final List<Place> files = new ArrayList<>();
    private long position;
    private boolean within;
    private boolean escaped;
    private boolean skipping;
    private int stringStart;
    private long skipStart;

    FhirText read(Reader reader) throws IOException {
      var buffer = new char[8_192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        for (int i = 0; i < n; i++) {
          take(buffer[i]);
          position++;
        }
      }
      return new FhirText(text.toString(), files);
    }

    private void take(char c) {
      if (within && !escaped && c == '"') {
        end();
      } else if (within) {
        escaped = !escaped && c == '\\';
        if (!skipping) {
          text.append(c);
          startSkipping();
        }
        return;
      } else if (c == '"') {
        within = true;
        escaped = false;
        text.append(c);
        stringStart = text.length();
        return;
      }
      text.append(c);
      if (text.length() > LONGEST_TEXT) {
        throw new MessageRefused(MessageFault.MALFORMED, "length");
      }
    }

    private void startSkipping() {
      if (text.length() - stringStart > LONG) {
        skipping = true;
        skipStart = position + 1 - (text.length() - stringStart);
        text.setLength(stringStart);
      }
    }

    private void end() {
      within = false;
      if (skipping) {
        skipping = false;
        text.append(BEGINNING).append(files.size()).append('@');
        files.add(new Place(skipStart, position - skipStart));
      }
    }
  }
}
