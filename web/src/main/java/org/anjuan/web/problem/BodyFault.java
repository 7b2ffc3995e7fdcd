package org.anjuan.web.problem;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * What is wrong with a JSON body: a field that lacks or holds something else than it should.
 *
 * @param field its path, as {@code rules[2].active}; {@code body} for the whole
 * @param chinese what belongs there, after 应为
 * @param english what belongs there
 */
record BodyFault(String field, String chinese, String english) {
  private static final int NAMEABLE = 40;

  /** Null: the reader does not say what it expected. */
  static @Nullable BodyFault of(JacksonException fault) {
    var field = path(fault);
    if (fault instanceof InputCoercionException range) {
      var wanted = Wanted.of(range.getTargetType());
      return new BodyFault(field, wanted.chinese(), wanted.english());
    }
    if (fault instanceof InvalidTypeIdException kind) {
      return ofKind(kind, field);
    }
    if (!(fault instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
      return field.isEmpty() ? null : new BodyFault(field, "有效值", "a valid value");
    }
    var wanted = Wanted.of(mismatch.getTargetType());
    return new BodyFault(field.isEmpty() ? "body" : field, wanted.chinese(), wanted.english());
  }

  private static BodyFault ofKind(InvalidTypeIdException kind, String field) {
    var info = kind.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class);
    var name = info == null ? "kind" : info.property();
    return new BodyFault(field.isEmpty() ? name : field + "." + name, "已知类型", "a known kind");
  }

  private static String path(JacksonException fault) {
    var path = new StringBuilder();
    for (Reference step : fault.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private record Wanted(String chinese, String english) {

    static Wanted of(Class<?> type) {
      if (type == boolean.class || type == Boolean.class) {
        return new Wanted(" true 或 false", "true or false");
      }
      if (type.isEnum()) {
        return oneOf(type);
      }
      var time = time(type);
      return time == null ? shape(type) : time;
    }

    private static Wanted oneOf(Class<?> type) {
      var constants = type.getEnumConstants();
      if (constants.length > NAMEABLE) {
        return new Wanted("已知的名称", "a known name");
      }
      var names =
          Arrays.stream(constants)
              .map(one -> ((Enum<?>) one).name())
              .collect(Collectors.joining(", "));
      return new Wanted("以下之一：" + names, "one of " + names);
    }

    private static @Nullable Wanted time(Type type) {
      if (type == LocalDate.class) {
        return new Wanted("日期，例如 2026-01-31", "a date such as 2026-01-31");
      }
      if (type == Instant.class) {
        return new Wanted(
            "带时区的时间，例如 2026-01-31T08:00:00Z", "a time with its zone such as 2026-01-31T08:00:00Z");
      }
      if (type == LocalDateTime.class) {
        return new Wanted("时间，例如 2026-01-31T08:00", "a time such as 2026-01-31T08:00");
      }
      if (type == LocalTime.class) {
        return new Wanted("一天中的时间，例如 08:00", "a time of day such as 08:00");
      }
      if (type == Duration.class) {
        return new Wanted("时长，例如 PT15M", "a duration such as PT15M");
      }
      return null;
    }

    private static Wanted shape(Class<?> type) {
      if (type == int.class
          || type == Integer.class
          || type == long.class
          || type == Long.class
          || type == short.class) {
        return new Wanted("整数", "a whole number");
      }
      if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
        return new Wanted("数字", "a number");
      }
      if (CharSequence.class.isAssignableFrom(type)) {
        return new Wanted("文字", "a text");
      }
      if (Collection.class.isAssignableFrom(type) || type.isArray()) {
        return new Wanted("列表", "a list");
      }
      return type.isRecord() || Map.class.isAssignableFrom(type)
          ? new Wanted("对象", "an object")
          : new Wanted("有效值", "a valid value");
    }
  }
}
