package org.anjuan.search.engine;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** {@code anjuan.elasticsearch.uris} is absent or empty, however it is written. */
final class NoClusterNamed implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
        .bind("anjuan.elasticsearch.uris", Bindable.listOf(String.class))
        .orElse(List.of())
        .isEmpty();
  }
}
