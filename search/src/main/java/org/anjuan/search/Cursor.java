package org.anjuan.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where the next page of an answer begins, as text that means nothing to others. It carries a
 * digest over itself and the question: one that was changed, or belongs to another question, is
 * refused. It grants nothing; the scope is applied to every page.
 *
 * @param total what the first page counted: later ones show the same
 */
record Cursor(Place place, Total total) {

  private static final int DIGEST = 12;
  private static final int HEAD = 10;
  private static final int SHORTEST = HEAD + 4 + DIGEST;

  /** Where it begins. */
  sealed interface Place {}

  /** After this many records of the relevance order. */
  record ByRelevance(int offset) implements Place {}

  /** After this record of the date order. */
  record ByDate(long orderAt, String recordId) implements Place {}

  String encode(String question) {
    byte[] body =
        switch (place) {
          case ByRelevance(int offset) -> start('r', 4).putInt(offset).array();
          case ByDate(long orderAt, String recordId) -> {
            byte[] id = recordId.getBytes(StandardCharsets.UTF_8);
            yield start('d', 8 + id.length).putLong(orderAt).put(id).array();
          }
        };
    byte[] all =
        ByteBuffer.allocate(body.length + DIGEST).put(body).put(digest(body, question)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private ByteBuffer start(char kind, int length) {
    return ByteBuffer.allocate(HEAD + length)
        .put((byte) kind)
        .put((byte) (total.isLowerBound() ? 1 : 0))
        .putLong(total.records());
  }

  static Cursor decode(String cursor, String question) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      throw new InvalidCursor();
    }
    if (all.length < SHORTEST) {
      throw new InvalidCursor();
    }
    byte[] body = Arrays.copyOf(all, all.length - DIGEST);
    if (!MessageDigest.isEqual(
        digest(body, question), Arrays.copyOfRange(all, body.length, all.length))) {
      throw new InvalidCursor();
    }
    var in = ByteBuffer.wrap(body);
    byte kind = in.get();
    boolean lowerBound = in.get() == 1;
    var total = new Total(in.getLong(), lowerBound);
    var place =
        kind == 'r'
            ? new ByRelevance(in.getInt())
            : new ByDate(in.getLong(), StandardCharsets.UTF_8.decode(in).toString());
    return new Cursor(place, total);
  }

  private static byte[] digest(byte[] body, String question) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(body);
      sha.update(question.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(sha.digest(), DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
