package org.anjuan.archive.platform.mongo;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.platform.TextValue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.util.ClassUtils;

/** Stores every {@link TextValue} of ours as its text, and checks it again when it is read. */
final class TextValues {
  private static final List<GenericConverter> ALL = scan();

  private TextValues() {}

  static List<GenericConverter> converters() {
    return ALL;
  }

  private static List<GenericConverter> scan() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(TextValue.class));
    var converters = new ArrayList<GenericConverter>();
    for (var found : scanner.findCandidateComponents("org.anjuan")) {
      var type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
      converters.add(new Writing(type));
      converters.add(new Reading(type));
    }
    return List.copyOf(converters);
  }

  @WritingConverter
  private record Writing(Class<?> type) implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(type, String.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      return source == null ? null : ((TextValue) source).value();
    }
  }

  @ReadingConverter
  private record Reading(Class<?> type) implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, type));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      try {
        return source == null ? null : constructor().newInstance(source);
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof RuntimeException refused
            ? refused
            : new IllegalStateException(e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private Constructor<?> constructor() throws NoSuchMethodException {
      return type.getConstructor(String.class);
    }
  }
}
