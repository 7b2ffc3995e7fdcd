package org.anjuan.ingest.message;

import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message before it is understood.
 *
 * @param by who hands it in
 * @param address from where
 */
public record MessageHead(
    String type, String controlId, String sender, Actor by, @Nullable String address) {
  private static final int LONGEST = 200;

  public MessageHead {
    type = brief(type);
    controlId = brief(controlId);
    sender = brief(sender);
  }

  private static String brief(String text) {
    var clean = text.strip().replaceAll("\\p{Cntrl}", "");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
