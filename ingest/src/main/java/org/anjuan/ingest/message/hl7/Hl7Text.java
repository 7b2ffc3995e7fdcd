package org.anjuan.ingest.message.hl7;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;
import org.jspecify.annotations.Nullable;

/**
 * A message's text without what is embedded in it: a component of an OBX-5 that is longer than text
 * would be stands there by its number only, as {@code @file:0@}.
 */
record Hl7Text(String text, List<EmbeddedFile> files) {
  private static final int LONG = 4_096;
  private static final int LONGEST_TEXT = 4 << 20;
  private static final int OBSERVATION = 5;
  private static final Pattern PLACE = Pattern.compile("@file:(\\d{1,6})@");

  Hl7Text {
    files = List.copyOf(files);
  }

  /** Reads a message once, without keeping what is embedded. */
  static Hl7Text read(InputStream message, Charset charset, Hl7Head head) throws IOException {
    try (var reader = reader(message, charset)) {
      return new Skimming(head.separators(), head.lineFeeds()).read(reader);
    } catch (CharacterCodingException wrong) {
      throw new MessageRefused(MessageFault.WRONG_CHARSET, charset.name());
    }
  }

  static Reader reader(InputStream message, Charset charset) {
    return new InputStreamReader(
        message,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** What stands in place of an embedded file. */
  static String placeOf(int file) {
    return "@file:" + file + "@";
  }

  /** The file that a value stands for, if it is one. */
  @Nullable EmbeddedFile file(String value) {
    var place = PLACE.matcher(value);
    var known = place.matches() && Integer.parseInt(place.group(1)) < files.size();
    return known ? files.get(Integer.parseInt(place.group(1))) : null;
  }

  private static final class Skimming {
    private final boolean lineFeeds;
    private final char bar;
    private final String parts;
    private final StringBuilder text = new StringBuilder();
    private final List<EmbeddedFile> files = new ArrayList<>();
    private long position;
    private int segment;
    private int component;
    private int field;
    private boolean skipping;
    private long skipStart;

    Skimming(String separators, boolean lineFeeds) {
      this.lineFeeds = lineFeeds;
      this.bar = separators.charAt(0);
      // ^ ~ and & end a component; \ is part of one
      this.parts =
          separators.substring(1, 3) + (separators.length() > 4 ? separators.charAt(4) : "&");
    }

    Hl7Text read(Reader reader) throws IOException {
      var buffer = new char[8_192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        for (int i = 0; i < n; i++) {
          take(buffer[i]);
          position++;
        }
      }
      endComponent();
      return new Hl7Text(text.toString(), files);
    }

    private void take(char c) {
      if (c == '\uFEFF' && position == 0) {
        return;
      }
      if (c == '\r' || (c == '\n' && lineFeeds)) {
        endSegment();
        return;
      }
      // After a return it says nothing; within an embedded file it breaks a line.
      if (c == '\n' && text.length() == segment) {
        return;
      }
      if (c == bar || parts.indexOf(c) >= 0) {
        endComponent();
        field += c == bar ? 1 : 0;
        text.append(c);
        component = text.length();
        return;
      }
      if (!skipping) {
        text.append(c);
        startSkipping();
      }
    }

    private void endSegment() {
      endComponent();
      if (text.length() > segment) {
        text.append('\r');
      }
      segment = text.length();
      component = segment;
      field = 0;
    }

    private void startSkipping() {
      if (text.length() - component > LONG && isObservation()) {
        skipping = true;
        skipStart = position + 1 - (text.length() - component);
        text.setLength(component);
      } else if (text.length() > LONGEST_TEXT) {
        throw new MessageRefused(MessageFault.MALFORMED, "length");
      }
    }

    private boolean isObservation() {
      return field == OBSERVATION
          && text.length() > segment + 3
          && text.substring(segment, segment + 3).equals("OBX");
    }

    private void endComponent() {
      if (skipping) {
        skipping = false;
        text.append(placeOf(files.size()));
        files.add(new EmbeddedFile(skipStart, position - skipStart));
      }
    }
  }
}
