package org.anjuan.archive.paper;

import java.util.List;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a campus says of its paper.
 *
 * @param required which categories a record must have before its scanning can be finished
 */
@Document("paper-rules")
public record PaperRules(@Id CampusCode campus, List<Required> required, long revision) {

  public PaperRules {
    required = List.copyOf(required);
  }

  /**
   * A category that must be there.
   *
   * @param onlyOperated of a stay with an operation only
   */
  public record Required(CategoryCode category, boolean onlyOperated) {}

  static PaperRules initial(CampusCode campus) {
    return new PaperRules(campus, List.of(), 0);
  }
}
