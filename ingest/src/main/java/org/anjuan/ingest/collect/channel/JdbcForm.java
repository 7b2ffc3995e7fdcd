package org.anjuan.ingest.collect.channel;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What may be entered of a database: where it is, what it is asked, which columns it has. */
final class JdbcForm {
  private static final Pattern COLUMN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$#]{0,63}");
  private static final Pattern URL = Pattern.compile("jdbc:[a-z0-9]+:.{1,480}");

  /** Settings by which drivers run code, read files of this machine, or carry secrets. */
  private static final List<String> FORBIDDEN =
      List.of(
          "init=",
          "password=",
          "pwd=",
          "autodeserialize",
          "allowloadlocalinfile",
          "allowurlinlocalinfile",
          "queryinterceptors",
          "statementinterceptors",
          "socketfactory",
          "sslfactory",
          "loggerfile",
          "authenticationpluginclassname",
          "trace_level",
          "jndi",
          "ldap:");

  private JdbcForm() {}

  static void url(@Nullable String url, String field) {
    if (url == null || !URL.matcher(url).matches()) {
      throw new InvalidValue(field);
    }
    var plain = url.toLowerCase(Locale.ROOT).replace(" ", "");
    if (FORBIDDEN.stream().anyMatch(plain::contains)) {
      throw new InvalidValue(field);
    }
  }

  static void reading(@Nullable String sql, String field) {
    var text = Form.text(sql, 6, 8_000, field).toLowerCase(Locale.ROOT);
    if (!(text.startsWith("select") || text.startsWith("with")) || text.contains(";")) {
      throw new InvalidValue(field);
    }
  }

  static void column(@Nullable String name, String field) {
    if (name == null || !COLUMN.matcher(name).matches()) {
      throw new InvalidValue(field);
    }
  }

  static @Nullable String optionalColumn(@Nullable String name, String field) {
    if (name == null || name.isBlank()) {
      return null;
    }
    column(name, field);
    return name;
  }
}
