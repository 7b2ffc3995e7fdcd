package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses with places for values, which can't leave their place. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

  private Template() {}

  static String filled(String template, Function<String, @Nullable String> values)
      throws IOException {
    var filled = new StringBuilder();
    var place = PLACE.matcher(template);
    var end = 0;
    while (place.find()) {
      var value = values.apply(place.group(1));
      if (value == null) {
        throw new SourceTrouble(Trouble.NOT_UNDERSTOOD, "no value for {" + place.group(1) + "}");
      }
      filled.append(template, end, place.start());
      // A whole address in the entry is an address; everything else is a part of one.
      filled.append(
          place.start() == 0 && place.end() == template.length() ? value : escaped(value));
      end = place.end();
    }
    return filled.append(template.substring(end)).toString();
  }

  private static String escaped(String value) {
    // "." and ".." would climb out of their folder
    return value.matches("\\.{1,2}")
        ? value.replace(".", "%2E")
        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static URI withParameter(URI address, String name, String value) {
    var text = address.toString();
    var query = address.getRawQuery();
    var before = query == null ? text : text.substring(0, text.indexOf('?'));
    var parameters = new ArrayList<String>();
    if (query != null && !query.isEmpty()) {
      for (var parameter : query.split("&")) {
        if (!parameter.startsWith(name + "=")) {
          parameters.add(parameter);
        }
      }
    }
    parameters.add(name + "=" + escaped(value));
    return URI.create(before + "?" + String.join("&", parameters));
  }

  static int number(URI address, String name, int otherwise) {
    var found =
        Pattern.compile("(?:^|&)" + Pattern.quote(name) + "=(\\d{1,9})(?:&|$)")
            .matcher(String.valueOf(address.getRawQuery()));
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }
}
