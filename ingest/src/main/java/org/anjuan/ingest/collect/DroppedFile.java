package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Category;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.intake.IntakeMeta;
import org.jspecify.annotations.Nullable;

/**
 * A file in a campus's folder, and what its path says. What the path leaves open stays null: the
 * side-car may say it, else the intake refuses.
 */
record DroppedFile(Path file, String campus, IntakeMeta said, boolean isEncounter) {
  private static final Pattern STAY = Pattern.compile("(?<admission>.+)_(?<visit>\\d{1,4})");
  private static final Pattern NAME =
      Pattern.compile("(?<category>[A-Z][0-9A-Z]+)_(?<id>.+?)(_v(?<version>\\d{1,9}))?\\.[^.]+");
  private static final String ENCOUNTER = "encounter.json";

  /** Reads the path of {@code file} below the campus's folder. */
  static DroppedFile of(Path campusFolder, Path file, Categories categories) {
    var campus = String.valueOf(campusFolder.getFileName());
    var parts = campusFolder.relativize(file);
    var stay = parts.getNameCount() > 2 ? STAY.matcher(parts.getName(1).toString()) : null;
    var hasStay = stay != null && stay.matches();
    var system = parts.getNameCount() > 3 ? parts.getName(2).toString() : null;
    var fileName = String.valueOf(file.getFileName());
    var name = NAME.matcher(fileName);
    var named = name.matches();
    var said =
        new IntakeMeta(
            system,
            named ? name.group("id") : null,
            named && name.group("version") != null ? Integer.valueOf(name.group("version")) : null,
            null,
            campus,
            hasStay && stay != null ? stay.group("admission") : null,
            hasStay && stay != null ? Integer.valueOf(stay.group("visit")) : null,
            null,
            named ? name.group("category") : null,
            named ? titleOf(name.group("category"), categories) : null,
            null,
            null,
            null,
            null,
            null,
            fileName,
            null,
            null);
    return new DroppedFile(file, campus, said, fileName.equals(ENCOUNTER));
  }

  private static @Nullable String titleOf(String category, Categories categories) {
    try {
      return categories.find(new CategoryCode(category)).map(Category::name).orElse(null);
    } catch (InvalidValue notACode) {
      return null;
    }
  }

  /** The file and its side-car, where there is one, as they are now. */
  List<ReadFile> seen() throws IOException {
    var document = ReadFile.of(file);
    if (isEncounter) {
      return List.of(document);
    }
    try {
      return List.of(document, ReadFile.of(sideCar()));
    } catch (NoSuchFileException none) {
      return List.of(document);
    }
  }

  Path sideCar() {
    return file.resolveSibling(file.getFileName() + ".json");
  }
}
