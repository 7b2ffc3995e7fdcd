package org.anjuan.archive.organisation;

import java.util.List;

/** The hospital as a whole: its name and its parts. */
public record HospitalProfile(
    String name, List<Campus> campuses, List<Department> departments, List<StaffMember> staff) {
  public HospitalProfile {
    campuses = List.copyOf(campuses);
    departments = List.copyOf(departments);
    staff = List.copyOf(staff);
  }

  /** A hospital that nothing is known of yet. */
  public static HospitalProfile unnamed() {
    return new HospitalProfile("", List.of(), List.of(), List.of());
  }
}
