package org.anjuan.archive.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Draws pages of sample files, 1,240 pixels wide and without any watermark, for measurements that
 * take pictures of real pages.
 *
 * <p>Not a test. Arguments: the distribution's folder, how many pages, where they go, and folders
 * of files: each gives the same share, its files by chance, of a file at most three pages.
 */
final class PagePictures {
  private static final int WIDTH = 1240;
  private static final int MOST_OF_ONE = 3;

  private PagePictures() {}

  public static void main(String[] arguments) throws IOException {
    var settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("anjuan.format", FormatSettings.class);
    int wanted = Integer.parseInt(arguments[1]);
    var into = Files.createDirectories(Path.of(arguments[2]));
    var folders = List.of(arguments).subList(3, arguments.length);
    try (var workers =
        new PooledFormatWorkers(settings, Path.of(arguments[0]), Clock.systemUTC())) {
      int drawn = 0;
      for (int i = 0; i < folders.size(); i++) {
        drawn +=
            draw(
                workers,
                files(Path.of(folders.get(i))),
                into,
                wanted * (i + 1) / folders.size() - drawn,
                i);
        System.out.println(folders.get(i) + ": " + drawn + " pages so far");
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var all = new ArrayList<>(files.filter(file -> format(file).isPresent()).sorted().toList());
      Collections.shuffle(all, new Random(20261129));
      return all;
    }
  }

  private static int draw(
      PooledFormatWorkers workers, List<Path> files, Path into, int wanted, int folder)
      throws IOException {
    int drawn = 0;
    for (var file : files) {
      for (int page = 1; page <= MOST_OF_ONE && drawn < wanted; page++) {
        var picture = picture(workers, file, page);
        if (picture.isEmpty()) {
          break;
        }
        Files.write(into.resolve("%d-%03d.jpg".formatted(folder, drawn++)), picture.get());
      }
    }
    return drawn;
  }

  private static Optional<byte[]> picture(PooledFormatWorkers workers, Path file, int page)
      throws IOException {
    var content = DocumentBytes.of(Files.readAllBytes(file));
    try {
      var drawn =
          workers.page(
              format(file).orElseThrow(),
              DocumentKey.unique(),
              content,
              page,
              new PageStyle(WIDTH, Optional.empty()));
      // The marks of pages that are smaller, or as long as ten, are another matter.
      return drawn.width() == WIDTH && drawn.height() >= WIDTH / 2 && drawn.height() <= 2 * WIDTH
          ? Optional.of(drawn.jpeg())
          : Optional.empty();
    } catch (UnreadableDocument | WorkerFailed none) {
      return Optional.empty();
    }
  }

  private static Optional<DocumentFormat> format(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "pdf" -> DocumentFormat.PDF;
          case "ofd" -> DocumentFormat.OFD;
          case "jpg", "jpeg" -> DocumentFormat.JPEG;
          case "png" -> DocumentFormat.PNG;
          default -> null;
        });
  }
}
