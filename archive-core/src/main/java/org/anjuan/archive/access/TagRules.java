package org.anjuan.archive.access;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the tag rules, as they stand now, say of a record. */
@Component
public class TagRules {
  private final RuleStore<TagRule> rules;

  TagRules(RuleStore<TagRule> rules) {
    this.rules = rules;
  }

  /** The tags, and the least confidentiality. */
  public record Judgement(Set<String> tags, int confidentiality) {
    public static final Judgement NONE = new Judgement(Set.of(), 0);

    public Judgement {
      tags = Set.copyOf(tags);
    }
  }

  public Judgement judge(FrontPageFacts said) {
    var tags = new TreeSet<String>();
    int confidentiality = 0;
    for (var rule : rules.all()) {
      if (rule.applies(said)) {
        var tag = rule.tag();
        if (tag != null) {
          tags.add(tag.value());
        }
        confidentiality = Math.max(confidentiality, rule.confidentiality());
      }
    }
    return new Judgement(tags, confidentiality);
  }
}
