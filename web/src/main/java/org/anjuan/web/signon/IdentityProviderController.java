package org.anjuan.web.signon;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.security.sso.Finding;
import org.anjuan.security.sso.IdentityProvider;
import org.anjuan.security.sso.IdentityProviders;
import org.anjuan.security.sso.ProviderId;
import org.anjuan.security.sso.ProviderRefused;
import org.anjuan.security.sso.ProviderSettings;
import org.anjuan.security.sso.Provisioning;
import org.anjuan.security.sso.SignOn;
import org.anjuan.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sets up identity providers. Secrets come in and never go out. */
@RestController
class IdentityProviderController {
  private final IdentityProviders providers;
  private final SignOn signOn;

  IdentityProviderController(IdentityProviders providers, SignOn signOn) {
    this.providers = providers;
    this.signOn = signOn;
  }

  /**
   * A provider as it is set up.
   *
   * @param callback the address to be registered at the provider; null for a directory
   * @param backChannelLogout the other one, of OIDC; null for others
   */
  record ProviderRow(
      String id,
      String zh,
      String en,
      int position,
      boolean enabled,
      ProviderSettings settings,
      Provisioning provisioning,
      @Nullable String certificates,
      boolean hasSecret,
      @Nullable String callback,
      @Nullable String backChannelLogout,
      long version) {}

  record ProviderRows(List<ProviderRow> providers) {}

  /**
   * What is entered.
   *
   * @param secret left out, the present one is kept
   * @param version the one that was changed; 0 for a new provider
   */
  record ProviderForm(
      String id,
      String zh,
      String en,
      int position,
      boolean enabled,
      ProviderSettings settings,
      Provisioning provisioning,
      @Nullable String certificates,
      @Nullable String secret,
      long version) {
    @Override
    public String toString() {
      return "ProviderForm[" + id + "]";
    }
  }

  /**
   * What to try with.
   *
   * @param name a log-in name to look for in a directory
   */
  record TrialRequest(@Nullable String name) {}

  /** What came of it, in both languages. */
  record TrialResult(Finding finding, boolean fine, Map<String, String> messages) {}

  @GetMapping("/api/identity-providers")
  ProviderRows list(HttpServletRequest request) {
    return new ProviderRows(
        providers.all().stream().map(provider -> row(provider, request)).toList());
  }

  @PostMapping("/api/identity-providers")
  @ResponseStatus(HttpStatus.CREATED)
  ProviderRow add(Actor actor, @RequestBody ProviderForm form, HttpServletRequest request) {
    return row(providers.add(actor, provider(form.id(), form), secret(form)), request);
  }

  @PutMapping("/api/identity-providers/{id}")
  ProviderRow change(
      Actor actor,
      @PathVariable String id,
      @RequestBody ProviderForm form,
      HttpServletRequest request) {
    return row(providers.change(actor, provider(id, form), secret(form)), request);
  }

  @DeleteMapping("/api/identity-providers/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable String id, @RequestParam long version) {
    providers.remove(actor, new ProviderId(id), version);
  }

  @PostMapping("/api/identity-providers/{id}/trial")
  TrialResult tryOut(
      Actor actor,
      @PathVariable String id,
      @RequestBody TrialRequest trial,
      HttpServletRequest request) {
    var name = Objects.requireNonNullElse(trial.name(), "").strip();
    if (name.length() > 256) {
      throw new InvalidValue("name");
    }
    var finding = signOn.tryOut(actor, new ProviderId(id), name, request);
    return new TrialResult(
        finding, finding == Finding.FINE, Map.of("zh", finding.zh(), "en", finding.en()));
  }

  @ExceptionHandler
  ProblemDetail refused(ProviderRefused refused) {
    return switch (refused.reason()) {
      case NO_SUCH_PROVIDER ->
          Problems.of(HttpStatus.NOT_FOUND, "not-found", "没有这个身份提供方", "No such provider");
      case EXISTS ->
          Problems.of(HttpStatus.CONFLICT, "provider-exists", "该编号已被使用", "This id is taken", "id");
      case CHANGED_MEANWHILE ->
          Problems.of(
              HttpStatus.CONFLICT,
              "provider-changed",
              "已被他人修改，请刷新后重试",
              "Somebody has changed it meanwhile: reload and try again");
      case SECRET_NEEDED ->
          Problems.of(
              HttpStatus.BAD_REQUEST,
              "secret-needed",
              "地址或受信任证书已更改，请重新输入密钥",
              "The address or the trusted certificates have changed: enter the secret again",
              "secret");
      case KIND_FIXED ->
          Problems.of(
              HttpStatus.BAD_REQUEST,
              "invalid-value",
              "类型不能更改，请新建",
              "The kind can't be changed: set up a new one",
              "kind");
      case TOO_MANY ->
          Problems.of(
              HttpStatus.CONFLICT, "too-many-providers", "身份提供方过多", "There are too many providers");
    };
  }

  private static IdentityProvider provider(String id, ProviderForm form) {
    return new IdentityProvider(
        new ProviderId(id),
        form.zh(),
        form.en(),
        form.position(),
        form.enabled(),
        form.settings(),
        form.provisioning(),
        form.certificates(),
        false,
        form.version());
  }

  private static @Nullable String secret(ProviderForm form) {
    return form.secret() == null || form.secret().isEmpty() ? null : form.secret();
  }

  private ProviderRow row(IdentityProvider provider, HttpServletRequest request) {
    var directory = provider.settings() instanceof ProviderSettings.Ldap;
    return new ProviderRow(
        provider.id().value(),
        provider.zh(),
        provider.en(),
        provider.position(),
        provider.enabled(),
        provider.settings(),
        provider.provisioning(),
        provider.certificates(),
        provider.hasSecret(),
        directory ? null : signOn.callback(request, provider.id()),
        signOn.logOutAddress(request, provider),
        provider.version());
  }
}
