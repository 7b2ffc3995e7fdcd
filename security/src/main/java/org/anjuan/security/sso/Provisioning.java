package org.anjuan.security.sso;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of somebody whose staff number no account has.
 *
 * @param always the posting everybody gets, if any
 * @param groups further postings by group
 */
public record Provisioning(Rule rule, @Nullable PostingRule always, List<GroupRule> groups) {
  public static final Provisioning REFUSE = new Provisioning(Rule.REFUSE, null, List.of());

  /** What is done. */
  public enum Rule {
    /** Nothing: the account must be there already. */
    REFUSE,
    /** An account is opened that is closed until somebody opens it. */
    INACTIVE,
    /** An account is opened that may do what the posting says; refused when there is none. */
    LIMITED
  }

  /** A posting as it is given; never an administrator's. */
  public record PostingRule(Role role, String campus, List<String> departments) {
    public PostingRule {
      departments = List.copyOf(departments);
      if (role.isAdministrator()) {
        throw new InvalidValue("provisioning.role");
      }
      ProviderSettings.Form.text(campus, 1, 64, "provisioning.campus");
      if (departments.size() > 100) {
        throw new InvalidValue("provisioning.departments");
      }
      departments.forEach(d -> ProviderSettings.Form.text(d, 1, 64, "provisioning.departments"));
    }

    Posting posting() {
      return new Posting(role, campus, Set.copyOf(departments));
    }
  }

  /**
   * A group's posting.
   *
   * @param group as the provider names it, case aside; of a DN the first part's value is enough
   */
  public record GroupRule(String group, PostingRule posting) {
    public GroupRule {
      ProviderSettings.Form.text(group, 1, 255, "provisioning.groups");
    }
  }

  public Provisioning {
    groups = List.copyOf(groups);
    if (groups.size() > 200) {
      throw new InvalidValue("provisioning.groups");
    }
  }

  /** The postings of somebody in these groups. */
  Set<Posting> postings(Set<String> of) {
    var named = of.stream().flatMap(Provisioning::names).collect(Collectors.toSet());
    var postings = new HashSet<Posting>();
    if (always != null) {
      postings.add(always.posting());
    }
    for (var rule : groups) {
      if (named.contains(rule.group().toLowerCase(Locale.ROOT))) {
        postings.add(rule.posting().posting());
      }
    }
    return postings;
  }

  /** {@code cn=nurses,ou=groups,…} is also called {@code nurses}. */
  private static Stream<String> names(String group) {
    var whole = group.toLowerCase(Locale.ROOT);
    try {
      var parsed = new DN(group);
      var first = parsed.getRDN();
      return first == null
          ? Stream.of(whole)
          : Stream.of(whole, first.getAttributeValues()[0].toLowerCase(Locale.ROOT));
    } catch (LDAPException notADn) {
      return Stream.of(whole);
    }
  }
}
