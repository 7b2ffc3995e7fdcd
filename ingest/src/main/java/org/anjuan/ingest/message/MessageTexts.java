package org.anjuan.ingest.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anjuan.archive.vault.Vault;
import org.springframework.stereotype.Service;

/** How messages read: whole, or with all that is about patients made unreadable. */
@Service
public class MessageTexts {
  private static final int LONGEST = 256 * 1024;
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Pattern JSON_STRING =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+(?:\"(\\s*+:)?|$)|\\d");
  private static final Pattern XML_NAME =
      Pattern.compile(
          "(?:<|&lt;)[/?]?[A-Za-z_][\\w:.-]*|[A-Za-z_][\\w:.-]*(?=\\s*=\\s*[\"'])|&(?:amp|lt|gt|quot|apos);");

  private final Vault vault;
  private final Listeners listeners;
  private final Map<Protocol, MessageHandler> handlers = new EnumMap<>(Protocol.class);

  MessageTexts(Vault vault, Listeners listeners, List<MessageHandler> handlers) {
    this.vault = vault;
    this.listeners = listeners;
    handlers.forEach(handler -> this.handlers.put(handler.protocol(), handler));
  }

  /** The message's text; empty where it can't be read as one. */
  public String read(ReceivedMessage message) {
    var handler = handlers.get(message.protocol());
    var listener = listeners.find(message.listener()).orElse(null);
    if (handler == null || listener == null) {
      return "";
    }
    try (var content = vault.open(message.content())) {
      var text = handler.text(new Envelope(listener, message, listener.actor(), content));
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    } catch (MessageRefused unreadable) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for eyes that may not see patients: its form stays, its values don't. */
  public String readMasked(ReceivedMessage message) {
    var text = read(message);
    return switch (message.protocol()) {
      case HL7 -> maskedHl7(text);
      case FHIR -> maskedJson(text);
      case TABLE, VIEW -> maskedTable(text);
      case SOAP, STREAM -> maskedXml(text);
    };
  }

  private static String maskedHl7(String text) {
    var lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      var line = lines[i];
      if (line.length() > 3 && !line.startsWith("MSH") && !line.startsWith("EVN")) {
        lines[i] = line.substring(0, 3) + masked(line.substring(3));
      }
    }
    return String.join("\n", lines);
  }

  /** Keys stay; the text may end within a string. */
  private static String maskedJson(String text) {
    return JSON_STRING
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1) == null ? masked(found.group()) : found.group()));
  }

  /** Names of elements and attributes stay, in XML that is within XML too. */
  private static String maskedXml(String text) {
    var masked = new StringBuilder();
    int at = 0;
    for (var name = XML_NAME.matcher(text); name.find(); at = name.end()) {
      masked.append(masked(text.substring(at, name.start()))).append(name.group());
    }
    return masked.append(masked(text.substring(at))).toString();
  }

  /** The names of the columns stay. */
  private static String maskedTable(String text) {
    var heading = text.indexOf('\n') < 0 ? 0 : text.indexOf('\n');
    return text.substring(0, heading) + masked(text.substring(heading));
  }

  private static String masked(String values) {
    return VALUE.matcher(values).replaceAll("•");
  }
}
