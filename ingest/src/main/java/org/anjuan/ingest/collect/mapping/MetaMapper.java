package org.anjuan.ingest.collect.mapping;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.HospitalZone;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.quarantine.QuarantineReason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies mappings. */
@Component
public class MetaMapper {
  private static final Configuration LENIENT =
      Configuration.defaultConfiguration()
          .addOptions(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL);

  private final MetaReader reader;
  private final ZoneId zone;
  private final JsonMapper json = JsonMapper.builder().build();

  MetaMapper(MetaReader reader, HospitalZone zone) {
    this.reader = reader;
    this.zone = zone.id();
  }

  /**
   * What there is to read from.
   *
   * @param path relative to the collector's folder, with {@code /}
   * @param description the source's entry as a JSON object, where the source has such
   * @param sideCar the bytes of the side-car, where there is one
   */
  public record Said(String path, @Nullable String description, byte @Nullable [] sideCar) {
    @Override
    public String toString() {
      return "Said[masked]";
    }
  }

  /** Whether the path is one that the mapping is for. */
  public boolean fits(MetaMapping mapping, String path) {
    return mapping.path() == null
        || PathPattern.of(mapping.path(), "mapping.path").read(path).isPresent();
  }

  /**
   * The description.
   *
   * @throws MetaRefused when the side-car can't be read, or two of them contradict each other
   */
  public IntakeMeta read(MetaMapping mapping, Said said) {
    var fields = reader.read(objectOf(fields(mapping, said)));
    var path = reader.read(objectOf(parts(mapping, said.path())));
    if (mapping.form() == MetaMapping.SideCar.ANJUAN && said.sideCar() != null) {
      var own = reader.read(new String(said.sideCar(), StandardCharsets.UTF_8));
      return fields.orElse(own.agreeingWith(path));
    }
    return fields.orElse(path);
  }

  private static Map<String, String> parts(MetaMapping mapping, String path) {
    if (mapping.path() == null) {
      return Map.of();
    }
    var parts =
        PathPattern.of(mapping.path(), "mapping.path").read(path).map(TreeMap::new).orElseThrow();
    parts.remove("ext");
    return parts;
  }

  private Map<String, String> fields(MetaMapping mapping, Said said) {
    var sources = new Sources(mapping, said);
    var found = new TreeMap<String, String>();
    for (var field : mapping.fields()) {
      sources
          .find(field)
          .map(value -> matched(field, value))
          .map(value -> dated(field, value))
          .ifPresent(value -> found.put(field.target(), value));
    }
    return found;
  }

  private static @Nullable String matched(MetaField field, String value) {
    if (field.match() == null) {
      return value;
    }
    var matcher = Pattern.compile(field.match()).matcher(value);
    return value.length() <= 1_000 && matcher.find() ? matcher.group(1) : null;
  }

  private String dated(MetaField field, String value) {
    var format = field.dateFormat();
    if (format == null) {
      return value;
    }
    try {
      return instant(format, value).toString();
    } catch (DateTimeException | NumberFormatException e) {
      throw new MetaRefused(QuarantineReason.METADATA_INVALID, field.target());
    }
  }

  private Instant instant(String format, String value) {
    if (format.equals("epoch")) {
      return Instant.ofEpochSecond(Long.parseLong(value));
    }
    if (format.equals("epochMillis")) {
      return Instant.ofEpochMilli(Long.parseLong(value));
    }
    var parsed =
        DateTimeFormatter.ofPattern(format)
            .parseBest(value, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (parsed) {
      case OffsetDateTime offset -> offset.toInstant();
      case LocalDateTime local -> local.atZone(zone).toInstant();
      default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    };
  }

  /** {@code a.b → v} as {@code {"a": {"b": "v"}}}. */
  private String objectOf(Map<String, String> flat) {
    var root = json.createObjectNode();
    flat.forEach((target, value) -> {
      ObjectNode at = root;
      var names = List.of(target.split("\\."));
      for (var name : names.subList(0, names.size() - 1)) {
        at = at.withObjectProperty(name);
      }
      at.put(names.getLast(), value);
    });
    return root.toString();
  }

  /** The source's entry and its side-car, each parsed once at most. */
  private static final class Sources {
    private final @Nullable DocumentContext entry;
    private final @Nullable DocumentContext jsonSideCar;
    private final @Nullable XmlSideCar xml;

    Sources(MetaMapping mapping, Said said) {
      this.entry = said.description() == null ? null : parsed(said.description());
      var bytes = said.sideCar();
      this.jsonSideCar =
          bytes == null || mapping.form() != MetaMapping.SideCar.JSON
              ? null
              : parsed(new String(bytes, StandardCharsets.UTF_8));
      try {
        this.xml =
            bytes == null || mapping.form() != MetaMapping.SideCar.XML
                ? null
                : XmlSideCar.of(bytes);
      } catch (IOException notXml) {
        throw new MetaRefused(QuarantineReason.METADATA_INVALID, "sideCar");
      }
    }

    private static DocumentContext parsed(String text) {
      try {
        return JsonPath.using(LENIENT).parse(text);
      } catch (JsonPathException | IllegalArgumentException e) {
        throw new MetaRefused(QuarantineReason.METADATA_INVALID, "sideCar");
      }
    }

    Optional<String> find(MetaField field) {
      return switch (field.from()) {
        case CONSTANT -> Optional.of(field.expression());
        case COLUMN -> column(field.expression());
        case JSON -> jsonPath(jsonSideCar == null ? entry : jsonSideCar, field.expression());
        case XML -> Optional.ofNullable(xml).map(x -> x.find(field.expression()));
      };
    }

    private Optional<String> column(String name) {
      if (entry == null || !(entry.json() instanceof Map<?, ?> columns)) {
        return Optional.empty();
      }
      return columns.entrySet().stream()
          .filter(column -> String.valueOf(column.getKey()).equalsIgnoreCase(name))
          .findFirst()
          .flatMap(column -> text(column.getValue()));
    }

    private static Optional<String> jsonPath(@Nullable DocumentContext context, String path) {
      Object found = context == null ? null : context.read(path);
      if (found instanceof List<?> list && !list.isEmpty()) {
        found = list.getFirst();
      }
      return text(found);
    }

    private static Optional<String> text(@Nullable Object value) {
      return value instanceof String || value instanceof Number || value instanceof Boolean
          ? Optional.of(value.toString().strip()).filter(text -> !text.isEmpty())
          : Optional.empty();
    }
  }
}
