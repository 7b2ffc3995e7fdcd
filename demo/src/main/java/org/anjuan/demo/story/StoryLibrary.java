package org.anjuan.demo.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All stories by their ids, and the panels that they speak of. */
public final class StoryLibrary {

  private static final List<String> FILES =
      List.of("medicine", "surgery", "mother-child", "critical");

  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final Panels panels = Panels.load();
  private final int weight;

  private StoryLibrary(List<Story> all) {
    for (var story : all) {
      if (stories.put(story.id(), story) != null)
        throw new IllegalStateException("story twice: " + story.id());
    }
    weight = all.stream().mapToInt(Story::weight).sum();
  }

  public static StoryLibrary load() {
    var mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    var all = new java.util.ArrayList<Story>();
    for (String file : FILES) {
      String path = "/org/anjuan/demo/stories/" + file + ".json";
      try (var stream = StoryLibrary.class.getResourceAsStream(path)) {
        if (stream == null) throw new IllegalStateException("missing from the build: " + path);
        all.addAll(mapper.readValue(stream, new TypeReference<List<Story>>() {}));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new StoryLibrary(all);
  }

  public Story story(String id) {
    var story = stories.get(id);
    if (story == null) throw new IllegalArgumentException("no story " + id);
    return story;
  }

  public List<Story> all() {
    return List.copyOf(stories.values());
  }

  public Panels panels() {
    return panels;
  }

  /** A story, the common ones more often. */
  public Story any(Dice dice) {
    int at = dice.between(0, weight - 1);
    for (var story : stories.values()) {
      at -= story.weight();
      if (at < 0) return story;
    }
    throw new IllegalStateException("no stories");
  }
}
