package org.anjuan.elasticsearch.module;

import java.io.Reader;
import java.util.List;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/**
 * The {@code mapping} character filter: rules {@code a=>b} with the escapes of the distribution;
 * offsets stay those of the original.
 */
final class MappingCharFilters extends AbstractCharFilterFactory
    implements NormalizingCharFilterFactory {

  private static final String ARROW = "=>";

  private final NormalizeCharMap map;

  private MappingCharFilters(String name, NormalizeCharMap map) {
    super(name);
    this.map = map;
  }

  static CharFilterFactory of(
      IndexSettings index, Environment environment, String name, Settings settings) {
    var rules = settings.getAsList("mappings");
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("mapping requires `mappings` to be configured");
    }
    return new MappingCharFilters(name, map(rules));
  }

  private static NormalizeCharMap map(List<String> rules) {
    var builder = new NormalizeCharMap.Builder();
    for (var rule : rules) {
      int arrow = rule.lastIndexOf(ARROW);
      if (arrow < 0) {
        throw new IllegalArgumentException("Invalid Mapping Rule : [" + rule + "]");
      }
      builder.add(
          unescape(rule.substring(0, arrow).trim()),
          unescape(rule.substring(arrow + ARROW.length()).trim()));
    }
    return builder.build();
  }

  private static String unescape(String side) {
    var text = new StringBuilder();
    for (int at = 0; at < side.length(); at++) {
      char c = side.charAt(at);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      if (++at >= side.length()) {
        throw new IllegalArgumentException("Invalid escaped char in [" + side + "]");
      }
      char escaped = side.charAt(at);
      switch (escaped) {
        case '\\' -> text.append('\\');
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> text.append('\r');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'u' -> {
          if (at + 4 >= side.length()) {
            throw new IllegalArgumentException("Invalid escaped char in [" + side + "]");
          }
          text.append((char) Integer.parseInt(side.substring(at + 1, at + 5), 16));
          at += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }

  @Override
  public Reader create(Reader reader) {
    return new MappingCharFilter(map, reader);
  }
}
