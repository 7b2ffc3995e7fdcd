package org.anjuan.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.worker.paper.Block;
import org.anjuan.worker.protocol.Fact;

/** The coded entries of a section that has no narrative, as Chinese documents often come. */
final class CdaEntries {

  private static final Set<String> STATEMENTS =
      Set.of(
          "observation",
          "organizer",
          "act",
          "procedure",
          "substanceAdministration",
          "supply",
          "encounter",
          "observationMedia");

  private static final Set<String> WRAPPERS = Set.of("entry", "component", "entryRelationship");

  private CdaEntries() {}

  static void add(XmlTree section, List<Block> blocks) {
    var facts = new ArrayList<Fact>();
    section.children("entry").forEach(entry -> collect(entry, 0, facts));
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
  }

  private static void collect(XmlTree holder, int depth, List<Fact> facts) {
    holder
        .children()
        .filter(child -> STATEMENTS.contains(child.name()))
        .forEach(statement -> {
          statement(statement, depth, facts);
          statement
              .children()
              .filter(child -> WRAPPERS.contains(child.name()))
              .forEach(inner -> collect(inner, depth + 1, facts));
        });
  }

  private static void statement(XmlTree statement, int depth, List<Fact> facts) {
    var name =
        statement
            .child("code")
            .map(CdaValues::name)
            .filter(text -> !text.isEmpty())
            .or(() ->
                statement
                    .at("consumable", "manufacturedProduct", "manufacturedMaterial", "code")
                    .map(CdaValues::name))
            .orElse("");
    var values = new ArrayList<String>();
    statement.children("value").map(CdaValues::value).forEach(values::add);
    statement.child("doseQuantity").map(CdaValues::value).ifPresent(values::add);
    statement.child("routeCode").map(CdaValues::name).ifPresent(values::add);
    statement.child("text").map(XmlTree::text).ifPresent(values::add);
    statement.child("effectiveTime").map(CdaValues::time).ifPresent(values::add);
    values.removeIf(String::isBlank);
    if (!name.isEmpty() || !values.isEmpty()) {
      var indent = "　".repeat(Math.min(depth, 6));
      facts.add(new Fact(indent + (name.isEmpty() ? "·" : name), String.join("，", values)));
    }
  }
}
