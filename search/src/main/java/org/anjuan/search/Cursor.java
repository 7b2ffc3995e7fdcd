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
 */
sealed interface Cursor {

  /** After this many records of the relevance order. */
  record ByRelevance(int offset, RecordRanking.Total total) implements Cursor {}

  /** After this record of the date order. */
  record ByDate(long orderAt, String recordId, RecordRanking.Total total) implements Cursor {}

  int DIGEST = 12;

  int HEAD = 10;

  /** What the first page counted: later ones show the same. */
  RecordRanking.Total total();

  default String encode(String question) {
    byte[] place =
        switch (this) {
          case ByRelevance r -> start('r', 4, total()).putInt(r.offset()).array();
          case ByDate d -> {
            byte[] id = d.recordId().getBytes(StandardCharsets.UTF_8);
            yield start('d', 8 + id.length, total()).putLong(d.orderAt()).put(id).array();
          }
        };
    byte[] all =
        ByteBuffer.allocate(place.length + DIGEST).put(place).put(digest(place, question)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private static ByteBuffer start(char kind, int length, RecordRanking.Total total) {
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
    if (all.length < DIGEST + HEAD + 4) {
      throw new InvalidCursor();
    }
    byte[] place = Arrays.copyOf(all, all.length - DIGEST);
    if (!MessageDigest.isEqual(
        digest(place, question), Arrays.copyOfRange(all, place.length, all.length))) {
      throw new InvalidCursor();
    }
    var in = ByteBuffer.wrap(place);
    byte kind = in.get();
    boolean lowerBound = in.get() == 1;
    var total = new RecordRanking.Total(in.getLong(), lowerBound);
    if (kind == 'r') {
      return new ByRelevance(in.getInt(), total);
    }
    long orderAt = in.getLong();
    return new ByDate(orderAt, StandardCharsets.UTF_8.decode(in).toString(), total);
  }

  private static byte[] digest(byte[] place, String question) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(place);
      sha.update(question.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(sha.digest(), DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
