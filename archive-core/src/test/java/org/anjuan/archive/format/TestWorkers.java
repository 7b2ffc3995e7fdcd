package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Workers as the application has them, from the distribution that the build has laid. */
final class TestWorkers {
  /** Test classes with workers of their own run beside the others, but not beside each other. */
  static final String PROCESSES = "format workers";

  private TestWorkers() {}

  static PooledFormatWorkers start(Map<String, String> settings) {
    return new PooledFormatWorkers(
        settings(settings), Path.of(System.getProperty("anjuan.home")), Clock.systemUTC());
  }

  /** One worker a family, unless the settings say otherwise. */
  static FormatSettings settings(Map<String, String> settings) {
    var all = new HashMap<String, String>();
    for (var family : List.of("pdf", "ofd", "image", "text")) {
      all.put("anjuan.format." + family + ".workers", "1");
    }
    all.put("anjuan.format.jvm", System.getProperty("anjuan.format.jvm", ""));
    settings.forEach((name, value) -> all.put("anjuan.format." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("anjuan.format", FormatSettings.class);
  }

  /** What an extraction gave. */
  static class Seen implements ExtractionSink {
    int pages;
    final List<PageText> texts = new ArrayList<>();
    final Map<Integer, byte[]> thumbnails = new TreeMap<>();

    @Override
    public void opened(int pageCount) {
      pages = pageCount;
    }

    @Override
    public void page(PageText text, Optional<byte[]> thumbnail) {
      assertThat(text.page()).as("in order").isEqualTo(texts.size() + 1);
      texts.add(text);
      thumbnail.ifPresent(jpeg -> thumbnails.put(text.page(), jpeg));
    }
  }
}
