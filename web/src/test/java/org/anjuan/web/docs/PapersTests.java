package org.anjuan.web.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("GEN-4")
class PapersTests {

  private static final Path ROOT = Path.of(System.getProperty("anjuan.root", ".")).normalize();
  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", "data", ".git", ".angular");
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");

  private final JsonMapper json = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void readmeListsTheModulesOfThePom(String readme) {
    var modules = all(Pattern.compile("<module>(.+?)</module>"), read("pom.xml"));
    assertThat(all(Pattern.compile("(?m)^\\| `([a-z/-]+)` \\|"), sectionWithModules(readme)))
        .as("modules in %s, in the pom's order", readme)
        .isEqualTo(modules);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void readmeNamesCommandsThatExist(String readme) {
    var text = read(readme);
    var pom = read("pom.xml");
    assertThat(text).contains("mvn -Prun", "mvn verify");
    assertThat(all(Pattern.compile("<id>([a-z]+)</id>"), pom))
        .as("profiles")
        .containsAll(all(Pattern.compile("mvn [^\\n`]*?-P([a-z]+)"), text));
    assertThat(all(Pattern.compile("<module>(.+?)</module>"), pom))
        .containsAll(all(Pattern.compile("-pl ([a-z/-]+)"), text));
  }

  @Test
  void bothReadmesShowTheSameCommandsPicturesAndAccounts() {
    var same = Pattern.compile("docs/images/[a-z]+\\.png|(?m)^mvn \\S+(?: \\S+)*|^\\| `\\w+`");
    assertThat(all(same, read("README.zh-CN.md"))).isEqualTo(all(same, read("README.md")));
  }

  @Test
  void settingsTableNamesEverySettingWithItsDefault() {
    var documented = new TreeMap<String, String>();
    var row = Pattern.compile("(?m)^\\| `(anjuan\\.[a-z0-9.-]+)` \\| (.+?) \\|");
    row.matcher(read("docs/operations.md").split("\n## Settings\n|\n## Health", 3)[1])
        .results()
        .forEach(found -> documented.put(found.group(1), found.group(2).replace("`", "")));
    assertThat(documented).isEqualTo(settings());
  }

  /** Of all modules: as their builds left it, or from their jars on the class path. */
  private Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    try {
      for (var resource : Collections.list(getClass().getClassLoader().getResources(METADATA))) {
        try (var in = resource.openStream()) {
          collect(in, settings);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private void collect(InputStream metadata, Map<String, String> settings) {
    for (var property : json.readTree(metadata).required("properties")) {
      var name = property.required("name").asString();
      if (name.startsWith("anjuan.")) {
        settings.put(name, defaultOf(property));
      }
    }
  }

  private static String defaultOf(JsonNode property) {
    var value = property.path("defaultValue");
    if (value.isMissingNode() || value.isNull()) {
      return "–";
    }
    var text = value.asString().replaceAll("^\\[(.*)]$", "$1"); // how lists are written there
    return text.isEmpty() ? "empty" : text;
  }

  @Test
  void everyLinkBetweenPapersLeadsSomewhere() {
    var lost = new ArrayList<String>();
    for (var page : papers()) {
      for (var link : all(LINK, FENCE.matcher(read(page)).replaceAll(""))) {
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
          lost.add(page + " → " + link);
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  private static boolean leadsSomewhere(String page, String link) {
    var parts = link.split("#", 2);
    var target =
        parts[0].isEmpty() ? ROOT.resolve(page) : ROOT.resolve(page).resolveSibling(parts[0]);
    // The pictures are made last; where they belong is fixed.
    var there = Files.exists(target) || parts[0].startsWith("docs/images/");
    return there && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  private static Set<String> anchors(Path page) {
    var text = FENCE.matcher(read(ROOT.relativize(page.normalize()).toString())).replaceAll("");
    return all(HEADING, text).stream().map(PapersTests::anchor).collect(Collectors.toSet());
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  @Test
  void everyDecisionIsListedUnderItsTitleAndWholeInForm() throws IOException {
    var list = read("docs/decisions/README.md");
    var numbers = new HashMap<String, String>();
    for (var name : decisions()) {
      var text = read("docs/decisions/" + name);
      var title = text.lines().findFirst().orElse("").replaceFirst("^# ", "");
      assertThat(name).matches("\\d{4}-[a-z0-9-]+\\.md");
      assertThat(numbers.put(name.substring(0, 4), name)).as("number of %s", name).isNull();
      assertThat(title).startsWith(name.substring(0, 4) + " ");
      assertThat(list).contains("- [" + title + "](" + name + ")");
      assertThat(text)
          .as(name)
          .contains(
              "**Context.**", "**Choice.**", "**Tried.**", "**Cost.**", "**What would change our");
    }
    assertThat(numbers).isNotEmpty();
  }

  private static List<String> decisions() throws IOException {
    try (var files = Files.list(ROOT.resolve("docs/decisions"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    }
  }

  @Test
  void interfacePageNamesEveryProblemThatTheCodeKnows() {
    var named = new HashSet<>(all(Pattern.compile("`([a-z]+(?:-[a-z]+)*)`"), read("docs/api.md")));
    var made =
        Pattern.compile(
            "(?:Problems\\.of\\(|new Problem\\(|new Conflict\\()\\s*(?:HttpStatus\\.[A-Z_]+,\\s*)?"
                + "\"([a-z]+(?:-[a-z]+)*)\"");
    var known = new TreeSet<String>();
    for (var folder : List.of("web/src/main/java", "security/src/main/java")) {
      files(ROOT.resolve(folder), ".java").forEach(file -> known.addAll(all(made, read(file))));
    }
    assertThat(known).contains("not-found", "quarantined");
    assertThat(named).containsAll(known);
  }

  @Test
  void everyTableRowStandsUnderAHead() {
    var headless = new ArrayList<String>();
    for (var page : papers()) {
      var lines = FENCE.matcher(read(page)).replaceAll("").lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        boolean begins =
            lines.get(i).startsWith("|") && (i == 0 || !lines.get(i - 1).startsWith("|"));
        if (begins && (i + 1 == lines.size() || !lines.get(i + 1).matches("\\|[ :|-]+"))) {
          headless.add(page + ": " + lines.get(i));
        }
      }
    }
    assertThat(headless).isEmpty();
  }

  @Test
  void interfacePageNamesEveryPathAndEveryProblemOnce() {
    var page = read("docs/api.md");
    var names = String.join("\n", all(Pattern.compile("(?m)^\\| .*"), page.split("\n## ")[2]));
    var paths = all(Pattern.compile("`([A-Z|\\\\]+ /(?:api|actuator)/[^`?\\s]*)"), names);
    var rows = all(Pattern.compile("(?m)^\\| (`.+?) \\| \\d{3} "), page);
    var problems =
        rows.stream().flatMap(row -> all(Pattern.compile("`([a-z-]+)`"), row).stream()).toList();

    assertThat(paths).contains("GET /api/audit").doesNotHaveDuplicates();
    assertThat(problems).contains("not-found").doesNotHaveDuplicates();
  }

  @Test
  void papersNameClassesThatExist() {
    var classes =
        files(ROOT, ".java")
            .map(file -> file.replaceAll(".*/|\\.java$", ""))
            .collect(Collectors.toSet());
    var inCode = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.\\w+)?`");
    assertThat(classes).containsAll(all(inCode, read("docs/architecture.md")));
  }

  private static Set<String> papers() {
    return files(ROOT, ".md").collect(toCollection(TreeSet::new));
  }

  /** Paths of the sources' files with this ending, from the root. */
  private static Stream<String> files(Path folder, String ending) {
    var found = new ArrayList<String>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              var foreign = NOT_OURS.contains(String.valueOf(path.getFileName()));
              return foreign && !path.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                found.add(ROOT.relativize(file).toString().replace('\\', '/'));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream();
  }

  private static String sectionWithModules(String readme) {
    return read(readme).split("\n## ")[2];
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(PapersTests::firstGroup).toList();
  }

  private static String firstGroup(MatchResult found) {
    return found.groupCount() == 0 || found.group(1) == null ? found.group() : found.group(1);
  }

  private static String read(String page) {
    try {
      return Files.readString(ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
