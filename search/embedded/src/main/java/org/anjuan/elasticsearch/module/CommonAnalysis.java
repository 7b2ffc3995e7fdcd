package org.anjuan.elasticsearch.module;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/**
 * Lucene's tokenizers and filters under the names and with the parameters of the distribution's
 * {@code analysis-common}. A parameter that is not served here is refused, never ignored: otherwise
 * the same template would mean two things.
 */
final class CommonAnalysis {

  private CommonAnalysis() {}

  static TokenizerFactory ngram(
      IndexSettings index, Environment environment, String name, Settings settings) {
    int min = settings.getAsInt("min_gram", NGramTokenizer.DEFAULT_MIN_NGRAM_SIZE);
    int max = settings.getAsInt("max_gram", NGramTokenizer.DEFAULT_MAX_NGRAM_SIZE);
    if (max - min > index.getMaxNgramDiff()) {
      throw new IllegalArgumentException(
          "ngram tokenizer [" + name + "]: max_gram - min_gram exceeds index.max_ngram_diff");
    }
    refuse(settings, name, "token_chars");
    refuse(settings, name, "custom_token_chars");
    return new AbstractTokenizerFactory(name) {
      @Override
      public Tokenizer create() {
        return new NGramTokenizer(min, max);
      }
    };
  }

  static TokenFilterFactory cjkWidth(
      IndexSettings index, Environment environment, String name, Settings settings) {
    return new CjkWidth(name);
  }

  static TokenFilterFactory cjkBigram(
      IndexSettings index, Environment environment, String name, Settings settings) {
    refuse(settings, name, "ignored_scripts");
    int scripts =
        CJKBigramFilter.HAN
            | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA
            | CJKBigramFilter.HANGUL;
    boolean unigrams = settings.getAsBoolean("output_unigrams", false);
    return new AbstractTokenFilterFactory(name) {
      @Override
      public TokenStream create(TokenStream tokens) {
        return new CJKBigramFilter(tokens, scripts, unigrams);
      }
    };
  }

  private static void refuse(Settings settings, String name, String parameter) {
    if (!settings.keySet().isEmpty()
        && settings.keySet().stream().anyMatch(key -> key.startsWith(parameter))) {
      throw new IllegalArgumentException(
          "[" + name + "]: the embedded server does not offer [" + parameter + "]");
    }
  }

  /** Works on single characters, hence it also serves keyword normalizers. */
  private static final class CjkWidth extends AbstractTokenFilterFactory
      implements NormalizingTokenFilterFactory {

    CjkWidth(String name) {
      super(name);
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return new CJKWidthFilter(tokens);
    }
  }
}
