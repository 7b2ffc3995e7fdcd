package org.anjuan.web.reference;

import java.util.Arrays;
import java.util.List;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.RecordState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists that screens choose from. */
@RestController
class ReferenceController {
  private final Organisation organisation;
  private final Categories categories;

  ReferenceController(Organisation organisation, Categories categories) {
    this.organisation = organisation;
    this.categories = categories;
  }

  /** All lists at once; they are small. */
  record Reference(
      String hospital,
      List<Named> campuses,
      List<DepartmentView> departments,
      List<CategoryView> categories,
      List<StateView> states) {}

  /** A code and its name. */
  record Named(String code, String name) {}

  /** A department. */
  record DepartmentView(String code, String name, String campus) {}

  /** A category of documents. */
  record CategoryView(String code, String name, String english, int order) {}

  /** A state of a record. */
  record StateView(String code, String name, String english) {}

  @GetMapping("/api/reference")
  Reference reference() {
    return new Reference(
        organisation.name(),
        organisation.campuses().stream().map(c -> new Named(c.code().value(), c.name())).toList(),
        organisation.departments().stream()
            .map(d -> new DepartmentView(d.code(), d.name(), d.campus().value()))
            .toList(),
        categories.all().stream()
            .map(c -> new CategoryView(c.code().value(), c.name(), c.english(), c.order()))
            .toList(),
        Arrays.stream(RecordState.values())
            .map(s -> new StateView(s.name(), s.chinese(), s.english()))
            .toList());
  }
}
