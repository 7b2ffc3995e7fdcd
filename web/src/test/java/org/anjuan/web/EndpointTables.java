package org.anjuan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Tables about endpoints: a folder each, in it a file for each capability. */
final class EndpointTables {
  private EndpointTables() {}

  /** The rows of all files of a folder. */
  static Stream<String> lines(String folder) {
    try {
      var files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:org/anjuan/web/" + folder + "/*.txt");
      return Stream.of(files)
          .flatMap(file -> content(file).lines())
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Resource file) {
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
