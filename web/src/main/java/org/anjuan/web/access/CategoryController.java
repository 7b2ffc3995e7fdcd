package org.anjuan.web.access;

import static org.anjuan.web.access.GrantRequest.orNone;
import static org.anjuan.web.access.Granting.required;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.CategoryRule;
import org.anjuan.archive.access.CategoryTemplate;
import org.anjuan.archive.access.RuleId;
import org.anjuan.archive.access.RuleStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Category templates, and the rules that close categories to some. */
@RestController
class CategoryController {
  private final RuleStore<CategoryTemplate> templates;
  private final RuleStore<CategoryRule> rules;
  private final RuleBook book;

  CategoryController(
      RuleStore<CategoryTemplate> templates, RuleStore<CategoryRule> rules, RuleBook book) {
    this.templates = templates;
    this.rules = rules;
    this.book = book;
  }

  /** A named set of categories; {@code campus} null: for every campus. */
  record TemplateView(
      String code,
      String name,
      String english,
      @Nullable String campus,
      List<String> categories,
      boolean active,
      long revision) {}

  /** All templates. */
  record TemplateList(List<TemplateView> items) {}

  /** A template as wanted; {@code revision} as it was read, 0 for a new one. */
  record TemplateRequest(
      @Nullable String name,
      @Nullable String english,
      @Nullable String campus,
      @Nullable Set<String> categories,
      boolean active,
      long revision) {}

  /** A rule that closes categories. */
  record CategoryRuleView(
      String code,
      String name,
      @Nullable String campus,
      List<String> categories,
      AudienceView closedTo,
      AudienceView visitors,
      boolean openToTreating,
      @Nullable Instant from,
      @Nullable Instant until,
      String reason,
      boolean active,
      long revision) {}

  /** All category rules. */
  record CategoryRuleList(List<CategoryRuleView> items) {}

  /** A category rule as wanted; {@code revision} as it was read, 0 for a new one. */
  record CategoryRuleRequest(
      @Nullable String name,
      @Nullable String campus,
      @Nullable Set<String> categories,
      @Nullable AudienceView closedTo,
      @Nullable AudienceView visitors,
      boolean openToTreating,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String reason,
      boolean active,
      long revision) {}

  @GetMapping("/api/category-templates")
  TemplateList templates() {
    return new TemplateList(templates.all().stream().map(CategoryController::view).toList());
  }

  @PutMapping("/api/category-templates/{code}")
  TemplateView putTemplate(
      Actor actor, @PathVariable RuleId code, @RequestBody TemplateRequest wanted) {
    templates.find(code).ifPresent(known -> book.campus(actor, known.campus()));
    book.checkCategories(orNone(wanted.categories()));
    var template =
        new CategoryTemplate(
            code,
            required(wanted.name(), "name"),
            required(wanted.english(), "english"),
            book.campus(actor, wanted.campus()),
            orNone(wanted.categories()),
            wanted.active(),
            wanted.revision() + 1);
    return view(
        book.put(
            actor,
            templates,
            template,
            template.categories().stream().sorted().toList() + " active=" + template.active()));
  }

  @GetMapping("/api/category-rules")
  CategoryRuleList rules() {
    return new CategoryRuleList(rules.all().stream().map(CategoryController::view).toList());
  }

  @PutMapping("/api/category-rules/{code}")
  CategoryRuleView putRule(
      Actor actor, @PathVariable RuleId code, @RequestBody CategoryRuleRequest wanted) {
    book.checkCategories(orNone(wanted.categories()));
    var rule =
        new CategoryRule(
            code,
            required(wanted.name(), "name"),
            book.campus(actor, wanted.campus()),
            orNone(wanted.categories()),
            AudienceView.audience(wanted.closedTo()),
            AudienceView.audience(wanted.visitors()),
            wanted.openToTreating(),
            wanted.from(),
            wanted.until(),
            required(wanted.reason(), "reason"),
            wanted.active(),
            wanted.revision() + 1);
    return view(
        book.put(
            actor,
            rules,
            rule,
            rule.categories().stream().sorted().toList()
                + " closedTo="
                + rule.closedTo()
                + " visitors="
                + rule.visitors()
                + " "
                + rule.from()
                + "/"
                + rule.until()
                + " active="
                + rule.active()
                + " reason="
                + rule.reason()));
  }

  private static TemplateView view(CategoryTemplate template) {
    return new TemplateView(
        template.id().value(),
        template.name(),
        template.english(),
        template.campus(),
        template.categories().stream().sorted().toList(),
        template.active(),
        template.revision());
  }

  private static CategoryRuleView view(CategoryRule rule) {
    return new CategoryRuleView(
        rule.id().value(),
        rule.name(),
        rule.campus(),
        rule.categories().stream().sorted().toList(),
        AudienceView.of(rule.closedTo()),
        AudienceView.of(rule.visitors()),
        rule.openToTreating(),
        rule.from(),
        rule.until(),
        rule.reason(),
        rule.active(),
        rule.revision());
  }
}
