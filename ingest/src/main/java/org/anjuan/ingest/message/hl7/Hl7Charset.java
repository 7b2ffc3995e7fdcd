package org.anjuan.ingest.message.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.anjuan.ingest.message.MessageFault;
import org.anjuan.ingest.message.MessageRefused;

/** The character sets that MSH-18 may name (HL7 table 0211, and what Chinese systems write). */
final class Hl7Charset {
  static final Charset CHINESE = Charset.forName("GB18030");

  private Hl7Charset() {}

  static Charset named(String name, Charset otherwise) {
    var plain = name.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    return switch (plain) {
      case "" -> otherwise;
      case "UNICODEUTF8", "UTF8", "UNICODE" -> StandardCharsets.UTF_8;
      case "GB18030", "GB180302000", "GB180302005", "GB180302022", "GBK", "GB2312", "CP936" ->
          CHINESE;
      case "ASCII", "USASCII", "88591", "ISO88591" -> StandardCharsets.ISO_8859_1;
      case "UNICODEUTF16", "UTF16" -> StandardCharsets.UTF_16;
      default -> throw new MessageRefused(MessageFault.WRONG_CHARSET, "MSH-18");
    };
  }

  /** A short text whose character set is not known yet: UTF-8 if it can be, else Chinese. */
  static String guess(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, CHINESE);
    }
  }
}
