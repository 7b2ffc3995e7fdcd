package org.anjuan.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be generated, and where to.
 *
 * @param pages stop after at least this many pages; 0 for no such end
 * @param documentsPerEncounter 0 for what each story brings
 */
record Options(
    Path out,
    @Nullable Path hospital,
    int encounters,
    long pages,
    int documentsPerEncounter,
    long seed,
    LocalDate baseDate,
    boolean quarantine) {

  static final String USAGE =
      """
      usage: DemoHospital --out <folder> [options]
        --out <folder>                 the collector's inbox to drop into
        --hospital <file>              where hospital.json goes (default: beside the inbox)
        --encounters <n>               stays (default 200; with --pages: as many as it takes)
        --pages <n>                    stop after at least n pages, for benchmarks
        --documents-per-encounter <n>  exactly n documents a stay (default: what its story brings, 15 to 20)
        --seed <n>                     another hospital (default 20260301)
        --base-date <yyyy-mm-dd>       the day the year before ends (default today)
        --quarantine on|off            also drop three files that must not be accepted (default on)\
      """;

  Options {
    if (encounters < 1) throw new IllegalArgumentException("--encounters: at least 1");
    if (pages < 0) throw new IllegalArgumentException("--pages: not below 0");
    if (documentsPerEncounter < 0 || documentsPerEncounter > 5000) {
      throw new IllegalArgumentException("--documents-per-encounter: 1 to 5000");
    }
  }

  Path hospitalFile() {
    if (hospital != null) return hospital;
    var parent = out.toAbsolutePath().getParent();
    return (parent == null ? out : parent).resolve("hospital.json");
  }

  static Options parse(String[] arguments, Clock clock) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            arguments[i] + ": a name with two hyphens and a value are wanted");
      }
      given.put(arguments[i].substring(2), arguments[i + 1]);
    }
    String out = given.remove("out");
    if (out == null) throw new IllegalArgumentException("--out is missing");
    String hospital = given.remove("hospital");
    String pages = given.remove("pages");
    String encounters = given.remove("encounters");
    String perEncounter = given.remove("documents-per-encounter");
    String seed = given.remove("seed");
    String base = given.remove("base-date");
    String quarantine = given.remove("quarantine");
    if (!given.isEmpty())
      throw new IllegalArgumentException("unknown: --" + given.keySet().iterator().next());
    return new Options(
        Path.of(out),
        hospital == null ? null : Path.of(hospital),
        encounters != null
            ? Integer.parseInt(encounters)
            : pages != null ? Integer.MAX_VALUE / 4 : 200,
        pages == null ? 0 : Long.parseLong(pages),
        perEncounter == null ? 0 : Integer.parseInt(perEncounter),
        seed == null ? 20260301 : Long.parseLong(seed),
        base == null ? LocalDate.now(clock) : LocalDate.parse(base),
        quarantine == null || quarantine.equals("on"));
  }
}
