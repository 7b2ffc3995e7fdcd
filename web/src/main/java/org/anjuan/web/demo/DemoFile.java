package org.anjuan.web.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.StaffMember;

/** The generator's {@code hospital.json}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoFile(
    String name,
    List<CampusEntry> campuses,
    List<DepartmentEntry> departments,
    List<StaffEntry> staff,
    List<User> users,
    List<Listed> listed) {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Listed(String tag, String idNumber) {
    @Override
    public String toString() {
      return "Listed[masked]";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record CampusEntry(String code, String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record DepartmentEntry(String code, String name, String campus) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record StaffEntry(String staffNo, String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record User(String username, String staffNo, String name, List<Assignment> roles) {
    Set<Posting> postings() {
      var all = new HashSet<Posting>();
      for (var assignment : roles) {
        var role = Role.valueOf(assignment.role());
        if (role.isAdministrator()) {
          all.add(Posting.administrator(role));
        } else {
          for (var campus : assignment.campuses()) {
            all.add(new Posting(role, campus, Set.copyOf(assignment.departments())));
          }
        }
      }
      return all;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Assignment(String role, List<String> campuses, List<String> departments) {}

  HospitalProfile profile() {
    return new HospitalProfile(
        name,
        campuses.stream().map(c -> new Campus(new CampusCode(c.code()), c.name())).toList(),
        departments.stream()
            .map(d -> new Department(d.code(), d.name(), new CampusCode(d.campus())))
            .toList(),
        staff.stream().map(s -> new StaffMember(s.staffNo(), s.name())).toList());
  }
}
