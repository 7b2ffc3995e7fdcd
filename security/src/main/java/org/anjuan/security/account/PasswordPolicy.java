package org.anjuan.security.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.security.account.WeakPassword.Reason;
import org.anjuan.security.rules.PasswordRules;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whether a password that a person has chosen keeps the rules. */
@Component
class PasswordPolicy {
  /** What BCrypt looks at; a longer password would be cut unseen. */
  private static final int LONGEST_BYTES = 72;

  private static final int ROW = 5;
  private static final int REPEATED = 4;
  private static final List<String> ROWS =
      Stream.of("`1234567890-=", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
          .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
          .toList();
  private static final Set<String> COMMON = read();

  private final PasswordEncoder passwords;

  PasswordPolicy(PasswordEncoder passwords) {
    this.passwords = passwords;
  }

  /**
   * Lets it pass or says which rule it breaks.
   *
   * @throws WeakPassword naming the first rule that it breaks
   */
  void check(String candidate, Account account, PasswordRules rules) {
    require(
        candidate.codePointCount(0, candidate.length()) >= rules.minimumLength(), Reason.TOO_SHORT);
    checkLength(candidate);
    require(classes(candidate) >= rules.classes(), Reason.TOO_FEW_CLASSES);
    require(!personal(candidate, account), Reason.PERSONAL);
    if (rules.dictionary()) {
      require(!common(candidate, rules.forbiddenWords()), Reason.COMMON);
      require(!onTheKeyboard(candidate), Reason.KEYBOARD);
    }
    require(!usedBefore(candidate, account, rules.history()), Reason.USED_BEFORE);
  }

  /** What holds for every password, whoever sets it. */
  static void checkLength(String candidate) {
    require(candidate.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES, Reason.TOO_LONG);
  }

  private static void require(boolean kept, Reason otherwise) {
    if (!kept) {
      throw new WeakPassword(otherwise);
    }
  }

  /** Capitals, small letters, digits, everything else: signs, blanks, Chinese. */
  private static long classes(String candidate) {
    return candidate
        .codePoints()
        .map(c ->
            Character.isUpperCase(c)
                ? 0
                : Character.isLowerCase(c) ? 1 : Character.isDigit(c) ? 2 : 3)
        .distinct()
        .count();
  }

  private static boolean personal(String candidate, Account account) {
    var lower = candidate.toLowerCase(Locale.ROOT);
    var number = account.staffNumber() == null ? "" : account.staffNumber().value();
    return holds(lower, account.username().value(), 3)
        || holds(lower, number, 4)
        || holds(lower, account.name(), 2);
  }

  private static boolean holds(String lower, String word, int least) {
    return word.length() >= least && lower.contains(word.toLowerCase(Locale.ROOT));
  }

  /** A common word with digits and signs around it is common too, and so is one in "leet". */
  private static boolean common(String candidate, List<String> forbidden) {
    var lower = candidate.toLowerCase(Locale.ROOT);
    var own =
        forbidden.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return Stream.of(lower, plain(lower))
        .flatMap(form -> Stream.of(form, bare(form)))
        .anyMatch(form -> COMMON.contains(form) || own.contains(form));
  }

  private static String plain(String lower) {
    return lower
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('5', 's')
        .replace('@', 'a')
        .replace('$', 's');
  }

  /** Without what stands before and after its letters. */
  private static String bare(String lower) {
    return lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
  }

  private static boolean onTheKeyboard(String candidate) {
    var lower = candidate.toLowerCase(Locale.ROOT);
    for (var i = 0; i + REPEATED <= lower.length(); i++) {
      if (lower.substring(i, i + REPEATED).chars().distinct().count() == 1) {
        return true;
      }
    }
    for (var i = 0; i + ROW <= lower.length(); i++) {
      var run = lower.substring(i, i + ROW);
      if (ROWS.stream().anyMatch(row -> row.contains(run))) {
        return true;
      }
    }
    return false;
  }

  private boolean usedBefore(String candidate, Account account, int history) {
    var password = account.password();
    return (password.given() && passwords.matches(candidate, password.hash()))
        || password.earlier().stream()
            .limit(history)
            .anyMatch(hash -> passwords.matches(candidate, hash));
  }

  private static Set<String> read() {
    try (var in = PasswordPolicy.class.getResourceAsStream("common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("common-passwords.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
