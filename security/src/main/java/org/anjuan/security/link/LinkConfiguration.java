package org.anjuan.security.link;

import static org.anjuan.security.link.LinkRefusal.NOT_AVAILABLE;

import jakarta.servlet.DispatcherType;
import org.anjuan.security.endpoint.EndpointRules;
import org.anjuan.security.endpoint.Requirement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The third door, in front of the two others: pages that other systems show. Only reading happens
 * behind it, so no CSRF token; its pages may stand in frames, all others may not.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
class LinkConfiguration {

  @Bean
  @Order(0)
  SecurityFilterChain links(
      HttpSecurity http,
      LinkDoor door,
      Visits visits,
      Applications applications,
      EndpointRules rules) {
    return http.securityMatcher("/embed/**", "/embed")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .headers(headers ->
            headers
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frame -> frame.disable()))
        // No page of this address: answered here, for an error page would repeat the address.
        .exceptionHandling(handling ->
            handling
                .authenticationEntryPoint(
                    (request, response, why) -> LinkDoorFilter.answer(NOT_AVAILABLE, response))
                .accessDeniedHandler(
                    (request, response, why) -> LinkDoorFilter.answer(NOT_AVAILABLE, response)))
        .addFilterBefore(
            new LinkDoorFilter(door, visits, applications), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access((who, context) -> decide(rules, context)))
        .build();
  }

  /** The filter has let it in by a link; the table must have a row for it besides. */
  private static AuthorizationDecision decide(
      EndpointRules rules, RequestAuthorizationContext context) {
    var request = context.getRequest();
    var path = ServletRequestPathUtils.parse(request).pathWithinApplication().value();
    var came =
        request.getAttribute(AdmittedLink.ATTRIBUTE) != null
            || request.getAttribute(Visit.ATTRIBUTE) != null;
    var rule = rules.find(HttpMethod.valueOf(request.getMethod()), path);
    return new AuthorizationDecision(
        rule.isPresent()
            && switch (rule.get().requirement()) {
              case Requirement.Public _ -> true;
              case Requirement.SignedLink _ -> came;
              case Requirement.AnyUser _, Requirement.Needs _ -> false;
            });
  }
}
