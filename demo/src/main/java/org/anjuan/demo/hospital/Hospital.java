package org.anjuan.demo.hospital;

import java.time.LocalDate;
import java.util.List;

/** The hospital as published in {@code hospital.json}; the package describes the file. */
public record Hospital(
    int formatVersion,
    String name,
    String organisationCode,
    LocalDate baseDate,
    List<Campus> campuses,
    List<Department> departments,
    List<Staff> staff,
    List<User> users,
    List<Listed> listed) {

  public Hospital {
    campuses = List.copyOf(campuses);
    departments = List.copyOf(departments);
    staff = List.copyOf(staff);
    users = List.copyOf(users);
    listed = List.copyOf(listed);
  }

  /**
   * A patient of whom the hospital keeps a list.
   *
   * @param tag VIP, STAFF or DISPUTE
   */
  public record Listed(String tag, String idNumber) {}

  /** The same with these lists. */
  public Hospital withListed(List<Listed> patients) {
    return new Hospital(
        formatVersion,
        name,
        organisationCode,
        baseDate,
        campuses,
        departments,
        staff,
        users,
        patients);
  }

  public record Campus(String code, String name) {}

  /**
   * A department of one campus.
   *
   * @param subject its code in 医疗机构诊疗科目名录
   * @param clinical whether patients stay in it
   */
  public record Department(
      String code,
      String name,
      String campus,
      String subject,
      boolean clinical,
      List<String> wards) {
    public Department {
      wards = List.copyOf(wards);
    }
  }

  /** What a person does in the department. */
  public enum Position {
    CHIEF,
    ATTENDING,
    RESIDENT,
    NURSE,
    ANAESTHETIST,
    TECHNICIAN,
    RECORDS,
    ADMINISTRATOR
  }

  public record Staff(
      String staffNo,
      String name,
      String title,
      String department,
      String campus,
      Position position) {}

  public record User(String username, String staffNo, String name, List<Assignment> roles) {
    public User {
      roles = List.copyOf(roles);
    }
  }

  /** One role of a user; no departments means every department of the campuses. */
  public record Assignment(String role, List<String> campuses, List<String> departments) {
    public Assignment {
      campuses = List.copyOf(campuses);
      departments = List.copyOf(departments);
    }
  }

  public Department department(String code) {
    return departments.stream()
        .filter(department -> department.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no department " + code));
  }

  public Campus campus(String code) {
    return campuses.stream()
        .filter(campus -> campus.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no campus " + code));
  }

  /** The people of a department who do this, in the order of their numbers. */
  public List<Staff> staff(String department, Position position) {
    return staff.stream()
        .filter(person -> person.department().equals(department) && person.position() == position)
        .toList();
  }
}
