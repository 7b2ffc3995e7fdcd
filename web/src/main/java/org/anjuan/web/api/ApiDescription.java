package org.anjuan.web.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.anjuan.archive.access.Actor;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the description say what clients see. It is the same on every machine and in every run: the
 * client's types are generated from a copy of it.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  static {
    // Comes from the session, never from the request.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
  }

  @Bean
  OpenAPI anjuanApi() {
    return new OpenAPI().info(new Info().title("Anjuan").version("1"));
  }

  /** Springdoc would number methods of one name in the order in which it meets them. */
  @Bean
  OperationCustomizer operationsAreNamedForTheirController() {
    return (operation, handler) -> {
      var name = handler.getMethod().getName();
      var controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
      return operation.operationId(
          name + (name.equalsIgnoreCase(controller) ? "" : "Of" + controller));
    };
  }

  @Bean
  RecordsInTheDescription recordsInTheDescription() {
    return new RecordsInTheDescription();
  }
}
