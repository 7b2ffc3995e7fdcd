package org.anjuan.security.account;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Makes passwords that are typed once: easy to read out, and of every class. */
final class OneTimePassword {
  private static final String SMALL = "abcdefghjkmnpqrstuvwxyz";
  private static final String CAPITALS = "ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final String DIGITS = "23456789";
  private static final String SIGNS = "+-=.";
  private static final int LENGTH = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePassword() {}

  static String next() {
    var all = new ArrayList<Character>();
    for (var alphabet : List.of(SMALL, CAPITALS, DIGITS, SIGNS)) {
      all.add(anyOf(alphabet));
    }
    while (all.size() < LENGTH) {
      all.add(anyOf(SMALL + CAPITALS + DIGITS));
    }
    Collections.shuffle(all, RANDOM);
    return all.stream().map(String::valueOf).collect(Collectors.joining());
  }

  /** Half of one: opens nothing alone, and is too long to guess where the other half is known. */
  static String half() {
    return next().substring(0, LENGTH / 2);
  }

  private static char anyOf(String alphabet) {
    return alphabet.charAt(RANDOM.nextInt(alphabet.length()));
  }
}
