package org.anjuan.web.client;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the client. A path below a language's folder that is no file belongs to a page of the
 * client, which finds it by itself. Browsers ask each time whether a file has changed, and mostly
 * hear that it has not.
 */
@Configuration(proxyBeanMethods = false)
class ClientFiles implements WebMvcConfigurer {
  private static final List<String> LANGUAGES = List.of("zh", "en");

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
    for (var language : LANGUAGES) {
      registry.addRedirectViewController("/" + language, "/" + language + "/");
      registry
          .addViewController("/" + language + "/")
          .setViewName("forward:/" + language + "/index.html");
    }
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (var language : LANGUAGES) {
      registry
          .addResourceHandler("/" + language + "/**")
          .addResourceLocations("classpath:/static/" + language + "/")
          .setCacheControl(CacheControl.noCache())
          .resourceChain(true)
          .addResolver(new FileOrPage());
    }
  }

  private static final class FileOrPage extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      var file = path.isEmpty() ? null : super.getResource(path, location);
      if (file != null || path.substring(path.lastIndexOf('/') + 1).contains(".")) {
        return file;
      }
      return super.getResource("index.html", location);
    }
  }
}
