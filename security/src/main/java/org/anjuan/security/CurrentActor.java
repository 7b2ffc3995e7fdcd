package org.anjuan.security;

import java.util.Optional;
import org.anjuan.archive.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * The actor of the present request. Controllers declare a parameter of type {@link Actor} and are
 * given it.
 */
@Component
public class CurrentActor implements HandlerMethodArgumentResolver {

  /** Empty when nobody is logged in. */
  public Optional<Actor> find() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof ActorAuthentication known
        ? Optional.of(known.actor())
        : Optional.empty();
  }

  /** Whether the present caller may bring something of this campus: a token may be limited. */
  public boolean mayBringFrom(@Nullable String campus) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return !(authentication instanceof ActorAuthentication known) || known.mayBringFrom(campus);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Actor.class);
  }

  @Override
  public Actor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return find()
        .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is logged in"));
  }
}
