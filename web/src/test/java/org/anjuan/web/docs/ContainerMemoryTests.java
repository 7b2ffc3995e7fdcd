package org.anjuan.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A container that is ended for its memory takes down what all its workers were at. */
@Tag("GEN-4")
class ContainerMemoryTests {
  private static final Path ROOT = Path.of(System.getProperty("anjuan.root", ".")).normalize();
  private static final List<String> FAMILIES = List.of("pdf", "ofd", "image", "text");

  @ParameterizedTest
  @ValueSource(strings = {"docker/compose.yaml", "docker/compose.cluster.yaml"})
  void aContainerHoldsTheHeapAndAllWorkersAtTheirDefaultLimits(String compose) throws IOException {
    long limit = Long.parseLong(first("mem_limit: (\\d+)g", read(compose))) << 30;
    int share = Integer.parseInt(first("-XX:MaxRAMPercentage=(\\d+)", read("docker/Dockerfile")));
    long workers = times("video.workers") * size("video.memory");
    for (var family : FAMILIES) {
      workers += times(family + ".workers") * size(family + ".heap");
    }

    assertThat(limit * share / 100 + workers).isLessThan(limit);
  }

  private static int times(String setting) throws IOException {
    return Integer.parseInt(defaultOf(setting));
  }

  private static long size(String setting) throws IOException {
    return DataSize.parse(defaultOf(setting)).toBytes();
  }

  /** As the settings table says, which is held against the code. */
  private static String defaultOf(String setting) throws IOException {
    var row = "(?m)^\\| `anjuan\\.format\\." + Pattern.quote(setting) + "` \\| `(.+?)` \\|";
    return first(row, read("docs/operations.md"));
  }

  private static String first(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
