package org.anjuan.archive.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that are data, as far as they can concern one actor, as they stood at one moment. */
public record RulesInForce(
    List<Grant> grants,
    List<TagDefinition> tags,
    List<CategoryRule> categoryRules,
    List<NetworkPlace> places) {
  public static final RulesInForce NONE =
      new RulesInForce(List.of(), List.of(), List.of(), List.of());

  public RulesInForce {
    grants = List.copyOf(grants);
    tags = List.copyOf(tags);
    categoryRules = List.copyOf(categoryRules);
    places = List.copyOf(places);
  }

  @Nullable NetworkPlace barring(@Nullable String address) {
    return places.stream().filter(place -> place.bars(address)).findFirst().orElse(null);
  }
}
