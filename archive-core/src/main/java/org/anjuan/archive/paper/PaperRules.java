package org.anjuan.archive.paper;

import java.util.List;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.organisation.CampusCode;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a campus says of its paper.
 *
 * @param required which categories a record must have before its scanning can be finished
 * @param label how record labels look; null: as they come with Anjuan
 * @param reviewed whether somebody looks at the images of what was scanned; null: yes
 * @param archivedAtOnce whether a record whose images pass is archived with that; null: no
 */
@Document("paper-rules")
public record PaperRules(
    @Id CampusCode campus,
    List<Required> required,
    @Nullable LabelTemplate label,
    @Nullable Boolean reviewed,
    @Nullable Boolean archivedAtOnce,
    long revision) {

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
    return new PaperRules(campus, List.of(), null, null, null, 0);
  }

  public LabelTemplate labelOrInitial() {
    return label == null ? LabelTemplate.INITIAL : label;
  }

  public boolean isReviewed() {
    return !Boolean.FALSE.equals(reviewed);
  }

  public boolean isArchivedAtOnce() {
    return Boolean.TRUE.equals(archivedAtOnce);
  }

  PaperRules next() {
    return new PaperRules(campus, required, label, reviewed, archivedAtOnce, revision + 1);
  }
}
