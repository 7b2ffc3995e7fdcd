package org.anjuan.web.embed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.AddressRange;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.platform.TextValue;
import org.anjuan.archive.record.StayNumber;
import org.anjuan.security.link.ApplicationChanged;
import org.anjuan.security.link.ApplicationExists;
import org.anjuan.security.link.ApplicationId;
import org.anjuan.security.link.ApplicationTerms;
import org.anjuan.security.link.Applications;
import org.anjuan.security.link.EncounterKey;
import org.anjuan.security.link.FrameOrigin;
import org.anjuan.security.link.GivenSecret;
import org.anjuan.security.link.LinkAlgorithm;
import org.anjuan.security.link.LinkOrder;
import org.anjuan.security.link.LinkPage;
import org.anjuan.security.link.LinkedApplication;
import org.anjuan.security.link.NoSuchApplication;
import org.anjuan.web.problem.Conflict;
import org.anjuan.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The registration of other systems, for the security administrator. */
@RestController
@RequestMapping("/api/applications")
class ApplicationController {
  private final Applications applications;
  private final Clock clock;
  private final boolean trial;

  ApplicationController(
      Applications applications,
      Clock clock,
      @Value("${anjuan.demo.enabled:false}") boolean trial) {
    this.applications = applications;
    this.clock = clock;
    this.trial = trial;
  }

  /** The applications; trial says whether links can be tried here, as in the demonstration. */
  record ApplicationList(List<ApplicationView> items, boolean trial) {}

  /** An application; the secret is never shown again. */
  record ApplicationView(
      String id,
      String name,
      List<String> pages,
      List<String> campuses,
      List<String> addresses,
      List<String> frameAncestors,
      String algorithm,
      boolean active,
      Instant createdAt,
      @Nullable Instant lastUsed,
      Instant secretSince,
      @Nullable Instant formerSecretEnds,
      long version) {}

  /** With the secret, this once. */
  record ApplicationWithSecret(ApplicationView application, String secret) {
    @Override
    public String toString() {
      return "ApplicationWithSecret[" + application.id() + "]";
    }
  }

  /** What is registered; id only for a new one, version only for a change. */
  record ApplicationForm(
      @Nullable String id,
      @Nullable Long version,
      @Nullable String name,
      @Nullable List<String> pages,
      @Nullable List<String> campuses,
      @Nullable List<String> addresses,
      @Nullable List<String> frameAncestors,
      @Nullable String algorithm) {}

  /** Names the version that was seen. */
  record ApplicationSeen(@Nullable Long version) {}

  /** For how long the secret before the new one holds on. */
  record RotationForm(@Nullable Long version, @Nullable Integer overlapHours) {}

  /** For whom, and which stay. */
  record TrialForm(
      @Nullable String staff,
      @Nullable String campus,
      @Nullable String admissionNo,
      @Nullable Integer visitNo) {}

  /** Opens once, within five minutes. */
  record TrialLink(String address) {
    @Override
    public String toString() {
      return "TrialLink[masked]";
    }
  }

  @GetMapping
  ApplicationList all() {
    return new ApplicationList(applications.all().stream().map(this::view).toList(), trial);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ApplicationWithSecret register(Actor actor, @RequestBody ApplicationForm form) {
    var id = new ApplicationId(given(form.id(), "id"));
    return shown(applications.register(actor, id, terms(form)));
  }

  @PostMapping("/{id}/terms")
  ApplicationView change(
      Actor actor, @PathVariable ApplicationId id, @RequestBody ApplicationForm form) {
    return view(applications.change(actor, id, terms(form), version(form.version())));
  }

  @PostMapping("/{id}/rotation")
  ApplicationWithSecret rotate(
      Actor actor, @PathVariable ApplicationId id, @RequestBody RotationForm form) {
    var hours = form.overlapHours();
    if (hours == null) {
      throw new InvalidValue("overlapHours");
    }
    return shown(applications.rotate(actor, id, Duration.ofHours(hours), version(form.version())));
  }

  @PostMapping("/{id}/deactivation")
  ApplicationView deactivate(
      Actor actor, @PathVariable ApplicationId id, @RequestBody ApplicationSeen seen) {
    return view(applications.setActive(actor, id, false, version(seen.version())));
  }

  @PostMapping("/{id}/activation")
  ApplicationView activate(
      Actor actor, @PathVariable ApplicationId id, @RequestBody ApplicationSeen seen) {
    return view(applications.setActive(actor, id, true, version(seen.version())));
  }

  /** Only for demonstrations: elsewhere an administrator must not come in for somebody else. */
  @PostMapping("/{id}/trial")
  TrialLink trial(Actor actor, @PathVariable ApplicationId id, @RequestBody TrialForm form) {
    if (!trial) {
      throw new Conflict("trial-off", "仅演示环境可试用链接", "Links can be tried in the demonstration only");
    }
    var staff = given(form.staff(), "staff");
    if (!StaffNumber.isStaffNumber(staff)) {
      throw new InvalidValue("staff");
    }
    var visitNo = form.visitNo();
    var stay =
        new StayNumber(
            new CampusCode(given(form.campus(), "campus")),
            given(form.admissionNo(), "admissionNo"),
            visitNo == null ? 1 : visitNo);
    var order =
        new LinkOrder(LinkPage.RECORD, new StaffNumber(staff), new EncounterKey.ByAdmission(stay));
    return new TrialLink(applications.sign(actor, id, order));
  }

  @ExceptionHandler(NoSuchApplication.class)
  ProblemDetail absent() {
    return Problems.of(
        HttpStatus.NOT_FOUND, "not-found", "没有找到，或您无权查看", "Not found, or not visible to you");
  }

  @ExceptionHandler(ApplicationExists.class)
  ProblemDetail taken() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "application-exists",
        "应用标识已被使用，停用的标识也不能再用",
        "The application's id is taken; that of a deactivated one too",
        "id");
  }

  @ExceptionHandler(ApplicationChanged.class)
  ProblemDetail changed() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "application-changed",
        "该应用刚被他人修改，请刷新后重试",
        "Somebody else has changed the application: reload and try again");
  }

  private ApplicationWithSecret shown(GivenSecret given) {
    return new ApplicationWithSecret(view(given.application()), given.value());
  }

  private ApplicationView view(LinkedApplication application) {
    var terms = application.terms();
    return new ApplicationView(
        application.id().value(),
        terms.name(),
        terms.pages().stream().map(Enum::name).toList(),
        texts(terms.campuses()),
        texts(terms.addresses()),
        texts(terms.frameAncestors()),
        terms.algorithm().name(),
        application.active(),
        application.createdAt(),
        application.lastUsed(),
        application.secretSince(),
        application.formerSecretEnds(clock.instant()),
        application.version());
  }

  private static List<String> texts(List<? extends TextValue> values) {
    return values.stream().map(TextValue::value).toList();
  }

  private static ApplicationTerms terms(ApplicationForm form) {
    return new ApplicationTerms(
        given(form.name(), "name"),
        list(form.pages(), text -> constant(LinkPage.values(), text, "pages")),
        list(form.campuses(), CampusCode::new),
        AddressRange.all(form.addresses() == null ? List.of() : form.addresses(), "addresses"),
        list(form.frameAncestors(), FrameOrigin::new),
        constant(LinkAlgorithm.values(), given(form.algorithm(), "algorithm"), "algorithm"));
  }

  private static <T> List<T> list(@Nullable List<String> given, Function<String, T> form) {
    return given == null ? List.of() : given.stream().map(String::strip).map(form).toList();
  }

  private static <T extends Enum<T>> T constant(T[] values, String name, String field) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidValue(field));
  }

  private static String given(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw new InvalidValue(field);
    }
    return text.strip();
  }

  private static long version(@Nullable Long version) {
    if (version == null) {
      throw new InvalidValue("version");
    }
    return version;
  }
}
