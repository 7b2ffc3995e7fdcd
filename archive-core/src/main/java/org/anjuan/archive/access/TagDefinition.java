package org.anjuan.archive.access;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A tag that records can have.
 *
 * @param colour as {@code #a1b2c3}
 * @param restricting whether it closes a record to all but its visitors
 * @param openToTreating whether those who treated the patient are visitors too
 */
@Document("access_tags")
public record TagDefinition(
    @Id RuleId id,
    String name,
    String english,
    String colour,
    boolean restricting,
    Audience visitors,
    boolean openToTreating,
    boolean active,
    long revision)
    implements Rule {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  public TagDefinition {
    Names.check("name", name);
    Names.check("english", english);
    if (!COLOUR.matcher(colour).matches()) {
      throw new InvalidValue("colour");
    }
  }
}
