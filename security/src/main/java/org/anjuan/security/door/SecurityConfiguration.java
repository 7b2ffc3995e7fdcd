package org.anjuan.security.door;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.anjuan.archive.access.AccessRules;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.security.CurrentActor;
import org.anjuan.security.endpoint.EndpointRules;
import org.anjuan.security.session.SessionActors;
import org.anjuan.security.token.ApiTokens;
import org.anjuan.security.token.BearerFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Two doors with the same rules: one for systems with a token, one for browsers with a session. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /**
   * Scripts only from our own files. Styles may stand inline: ng-zorro sets them on its elements.
   * Besides us, pages may speak to the scanner agent of the machine they are shown on, nowhere
   * else.
   */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data: blob:; font-src 'self' data:; connect-src 'self' http://127.0.0.1:18622;"
          + " media-src 'self' blob:;"
          + " worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** The camera photographs paper at the scanning workplace. */
  private static final String PERMISSIONS =
      "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), display-capture=()";

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** The token's cookie is for scripts of our own pages to read and send back as a header. */
  @Bean
  CsrfTokenRepository csrfTokens() {
    var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return tokens;
  }

  @Bean
  BarredPlaces barredPlaces(AccessRules access, Refusals refusals, AuditTrail audit, Clock clock) {
    return new BarredPlaces(access, refusals, audit, clock);
  }

  /** It stands in the chains below, where it needs to stand; the server must not add it again. */
  @Bean
  FilterRegistrationBean<BarredPlaces> barredPlacesRegistration(BarredPlaces barred) {
    var registration = new FilterRegistrationBean<>(barred);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  @Order(1)
  SecurityFilterChain systems(
      HttpSecurity http,
      ApiTokens tokens,
      BarredPlaces barred,
      EndpointRules rules,
      Refusals refusals) {
    // A request with a token never looks at a session, and cannot be forged by a foreign page: no
    // CSRF token needed.
    http.securityMatcher(BearerFilter::hasBearer)
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new BearerFilter(tokens, refusals), AnonymousAuthenticationFilter.class);
    return common(http, barred, rules, refusals).build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain browsers(
      HttpSecurity http,
      SessionActors sessions,
      CsrfTokenRepository csrfTokens,
      BarredPlaces barred,
      EndpointRules rules,
      Refusals refusals) {
    // Logging in takes JSON only, which a foreign page cannot send without being asked for
    // permission first.
    var logIn = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/session");
    // A provider that ends a log-in brings its ticket, which nobody else knows, and no cookie.
    var ended = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/sign-on/*/callback");
    // Its signature stands for it.
    var endedBehind =
        PathPatternRequestMatcher.pathPattern(
            HttpMethod.POST, "/api/sign-on/*/back-channel-logout");
    var code = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/session/code");
    http.securityContext(context -> context.securityContextRepository(sessions))
        .csrf(csrf ->
            csrf.spa()
                .csrfTokenRepository(csrfTokens)
                .ignoringRequestMatchers(logIn, code, ended, endedBehind));
    return common(http, barred, rules, refusals).build();
  }

  private static HttpSecurity common(
      HttpSecurity http, BarredPlaces barred, EndpointRules rules, Refusals refusals) {
    // Error pages and continued answers belong to requests that were let in, or refused, before.
    return http.addFilterAfter(barred, HeaderWriterFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access(new EndpointAuthorization(rules)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .headers(SecurityConfiguration::headers);
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .frameOptions(frame -> frame.deny());
  }

  @Bean
  WebMvcConfigurer actorParameters(CurrentActor current) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(current);
      }
    };
  }
}
