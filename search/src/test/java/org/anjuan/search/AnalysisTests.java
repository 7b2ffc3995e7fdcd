package org.anjuan.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.indices.AnalyzeRequest;
import co.elastic.clients.elasticsearch.indices.analyze.AnalyzeToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server analyses as Lucene's own filters do, whichever server it is. */
@Tag("QRY-6")
class AnalysisTests {

  private static TestArchive archive;

  /** Term, start, end, position. */
  private record Token(String term, int start, int end, int position) {}

  @BeforeAll
  static void create() {
    archive = new TestArchive();
  }

  @AfterAll
  static void drop() {
    archive.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"急性心肌梗死", "胸部ＣＴ检查\n示 右下肺炎症", "甲狀腺功能亢進 T3↑", "ｶﾞｽ 肺", "𠮷野 ㎎ ⅡB", "", "肺"})
  void analysesLikeLucene(String text) throws IOException {
    assertThat(server("pairs", text)).isEqualTo(lucene(text, pairs(2, true)));
    assertThat(server("singles", text)).isEqualTo(lucene(text, pairs(1, true)));
    assertThat(server("words", text)).isEqualTo(lucene(text, words()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"急性心肌梗死 MRI检查", "ｶﾞｽ 肺Ａ炎", "한국 日本語 カタカナ"})
  void offersTheDistributionsCjkFilters(String text) throws IOException {
    for (boolean unigrams : List.of(false, true)) {
      var bigram =
          "{\"tokenizer\":\"standard\",\"filter\":[\"cjk_width\",{\"type\":\"cjk_bigram\",\"output_unigrams\":%s}],\"text\":%s}";
      var json =
          bigram.formatted(
              unigrams, tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text));
      assertThat(server(AnalyzeRequest.of(a -> a.withJson(new StringReader(json)))))
          .isEqualTo(
              lucene(
                  text,
                  of(
                      t -> new StandardTokenizer(),
                      t -> new CJKBigramFilter(new CJKWidthFilter(t), 15, unigrams),
                      false,
                      false)));
    }
  }

  private static Analyzer pairs(int length, boolean join) {
    return of(t -> new NGramTokenizer(length, length), LowerCaseFilter::new, true, join);
  }

  private static Analyzer words() {
    return of(
        t -> new StandardTokenizer(), t -> new LowerCaseFilter(new CJKWidthFilter(t)), true, false);
  }

  private static Analyzer of(
      Function<String, Tokenizer> tokenizer,
      Function<TokenStream, TokenStream> filters,
      boolean fold,
      boolean join) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        var source = tokenizer.apply(field);
        return new TokenStreamComponents(source, filters.apply(source));
      }

      @Override
      protected java.io.Reader initReader(String field, java.io.Reader reader) {
        return fold ? new MappingCharFilter(map(join), reader) : reader;
      }
    };
  }

  private static NormalizeCharMap map(boolean join) {
    var map = new NormalizeCharMap.Builder();
    for (var rule :
        join ? TestArchive.folding().rulesWithoutSpace() : TestArchive.folding().rules()) {
      var sides = rule.split("=>", -1);
      map.add(plain(sides[0]), plain(sides[1]));
    }
    return map.build();
  }

  private static String plain(String escaped) {
    var text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i += 6) {
      text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
    }
    return text.toString();
  }

  private static List<Token> lucene(String text, Analyzer analyzer) throws IOException {
    var tokens = new ArrayList<Token>();
    try (analyzer;
        var stream = analyzer.tokenStream("f", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offset = stream.addAttribute(OffsetAttribute.class);
      var increment = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), position));
      }
      stream.end();
    }
    return tokens;
  }

  private static List<Token> server(String analyzer, String text) throws IOException {
    return server(
        AnalyzeRequest.of(a -> a.index(archive.names.pages()).analyzer(analyzer).text(text)));
  }

  private static List<Token> server(AnalyzeRequest request) throws IOException {
    return SearchEngines.client().indices().analyze(request).tokens().stream()
        .map(AnalysisTests::token)
        .toList();
  }

  private static Token token(AnalyzeToken token) {
    return new Token(
        token.token(), (int) token.startOffset(), (int) token.endOffset(), (int) token.position());
  }
}
