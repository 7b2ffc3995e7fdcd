package org.anjuan.web.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.anjuan.archive.platform.TextValue;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Describes values as the text that they are, and a record's components as required where they are
 * never null.
 */
final class RecordsInTheDescription implements ModelConverter {
  private static final Set<Class<?>> TEXTS =
      Set.of(HttpRange.class, SseEmitter.class, StreamingResponseBody.class);

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (!chain.hasNext()) {
      return null;
    }
    if (TextValue.class.isAssignableFrom(raw) || TEXTS.contains(raw)) {
      return chain.next().resolve(new AnnotatedType(String.class), context, chain);
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    if (schema != null && raw.isRecord() && isNullMarked(raw)) {
      require(components(raw), described(schema, context));
    }
    return schema;
  }

  private static Schema<?> described(Schema<?> schema, ModelConverterContext context) {
    var ref = schema.get$ref();
    var model =
        ref == null
            ? null
            : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    return model == null ? schema : model;
  }

  private static void require(List<String> names, Schema<?> model) {
    var properties = model.getProperties();
    if (properties != null) {
      model.setRequired(names.stream().filter(properties::containsKey).sorted().toList());
    }
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .flatMap(RecordsInTheDescription::names)
        .toList();
  }

  private static Stream<String> names(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
        ? components(component.getType()).stream()
        : Stream.of(component.getName());
  }

  private static boolean isNullMarked(Class<?> type) {
    return type.getPackage().isAnnotationPresent(NullMarked.class);
  }
}
