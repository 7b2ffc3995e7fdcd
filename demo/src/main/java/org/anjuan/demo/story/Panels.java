package org.anjuan.demo.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the laboratory measures: panels of items with unit and range of reference. */
public record Panels(Map<String, Panel> byName) {

  public record Panel(String name, String specimen, double price, List<Item> items) {}

  /**
   * One item.
   *
   * @param normal for items that are words, not numbers: the normal answer, else empty
   */
  public record Item(String code, String name, String unit, Range men, Range women, String normal) {
    public boolean worded() {
      return !normal.isEmpty();
    }
  }

  private record Entry(String specimen, double price, List<String> items) {}

  public Panel panel(String name) {
    var panel = byName.get(name);
    if (panel == null) throw new IllegalArgumentException("no panel " + name);
    return panel;
  }

  static Panels load() {
    try (var stream = Panels.class.getResourceAsStream("/org/anjuan/demo/panels.json")) {
      if (stream == null) throw new IllegalStateException("panels.json is missing from the build");
      var entries =
          JsonMapper.shared()
              .readValue(stream, new TypeReference<LinkedHashMap<String, Entry>>() {});
      var panels = new LinkedHashMap<String, Panel>();
      entries.forEach((name, entry) -> panels.put(name, panel(name, entry)));
      return new Panels(panels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Panel panel(String name, Entry entry) {
    var items = new ArrayList<Item>();
    for (String line : entry.items()) {
      String[] part = line.split("\\|", -1);
      if (Range.isRange(part[3])) {
        var men = Range.parse(part[3]);
        items.add(
            new Item(
                part[0], part[1], part[2], men, part.length > 4 ? Range.parse(part[4]) : men, ""));
      } else {
        var none = new Range(0, 0, 0);
        items.add(new Item(part[0], part[1], part[2], none, none, part[3]));
      }
    }
    return new Panel(name, entry.specimen(), entry.price(), items);
  }
}
