package org.anjuan.demo.hospital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.demo.hospital.Hospital.Assignment;
import org.anjuan.demo.hospital.Hospital.Campus;
import org.anjuan.demo.hospital.Hospital.Department;
import org.anjuan.demo.hospital.Hospital.Position;
import org.anjuan.demo.hospital.Hospital.Staff;
import org.anjuan.demo.hospital.Hospital.User;
import org.anjuan.demo.story.Dice;

/** Builds the hospital: the departments are always the same, the people follow the seed. */
public final class HospitalPlan {

  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭萧田董潘袁蔡蒋余叶程苏魏吕丁沈";
  private static final String GIVEN = "文明国建华志伟海波永军涛敏静丽娜雪晓玲燕红霞芳婷宇鹏飞浩杰昊轩宁欣怡瑶琪佳颖峰磊斌超勇平刚毅诚然清和";

  private static final List<String> CLINICAL =
      List.of(
          "0301|呼吸与危重症医学科|MAIN|03.01",
          "0302|消化内科|MAIN|03.02",
          "0303|神经内科|MAIN|03.03",
          "0304|心血管内科|MAIN|03.04",
          "0307|内分泌科|MAIN|03.07",
          "0401|普通外科|MAIN|04.01",
          "040101|甲状腺乳腺外科|MAIN|04.01",
          "0403|骨科|MAIN|04.03",
          "0404|泌尿外科|MAIN|04.04",
          "0405|胸外科|MAIN|04.05",
          "0502|产科|MAIN|05.02",
          "0701|新生儿科|MAIN|07.01",
          "0704|儿科|MAIN|07.04",
          "1000|眼科|MAIN|10",
          "1900|肿瘤科|MAIN|19",
          "2100|康复医学科|MAIN|21",
          "2800|重症医学科|MAIN|28",
          "0301E|呼吸内科（东院）|EAST|03.01",
          "0304E|心血管内科（东院）|EAST|03.04",
          "0401E|普通外科（东院）|EAST|04.01",
          "0403E|骨科（东院）|EAST|04.03",
          "0502E|产科（东院）|EAST|05.02",
          "0704E|儿科（东院）|EAST|07.04");

  private static final List<String> SERVICES =
      List.of(
          "2600|麻醉手术部|MAIN|26",
          "3000|医学检验科|MAIN|30",
          "3100|病理科|MAIN|31",
          "3200|医学影像科|MAIN|32",
          "9001|病案统计科|MAIN|",
          "9002|医务质控科|MAIN|",
          "9003|信息中心|MAIN|",
          "9004|审计科|MAIN|");

  private final Dice dice;
  private final Set<String> taken = new HashSet<>();
  private final List<Department> departments = new ArrayList<>();
  private final List<Staff> staff = new ArrayList<>();
  private int nextNumber = 1001;

  private HospitalPlan(long seed) {
    dice = Dice.of(seed, "hospital");
  }

  public static Hospital of(long seed, LocalDate baseDate) {
    return new HospitalPlan(seed).build(baseDate);
  }

  private Hospital build(LocalDate baseDate) {
    for (String line : CLINICAL) {
      var department = department(line, true);
      hire(department, "主任医师", Position.CHIEF);
      hire(department, "主治医师", Position.ATTENDING);
      hire(department, "住院医师", Position.RESIDENT);
      hire(department, "主管护师", Position.NURSE);
    }
    for (String line : SERVICES) service(department(line, false));
    return new Hospital(
        1,
        "青山市第一人民医院",
        "12990000MB00000001",
        baseDate,
        List.of(new Campus("MAIN", "本部院区"), new Campus("EAST", "东院区")),
        departments,
        staff,
        users(),
        List.of());
  }

  private void service(Department department) {
    switch (department.code()) {
      case "2600" -> {
        hire(department, "副主任医师", Position.ANAESTHETIST);
        hire(department, "主治医师", Position.ANAESTHETIST);
        hire(department, "主管护师", Position.NURSE);
        hire(department, "护师", Position.NURSE);
      }
      case "3000" -> {
        hire(department, "主管技师", Position.TECHNICIAN);
        hire(department, "副主任技师", Position.TECHNICIAN);
      }
      case "3100", "3200" -> {
        hire(department, "主治医师", Position.TECHNICIAN);
        hire(department, "副主任医师", Position.TECHNICIAN);
      }
      case "9001" -> {
        hire(department, "病案管理员", Position.RECORDS);
        hire(department, "编码员", Position.RECORDS);
        hire(department, "窗口收费员", Position.RECORDS);
      }
      case "9002" -> hire(department, "质控医师", Position.ADMINISTRATOR);
      case "9003" -> {
        hire(department, "系统管理员", Position.ADMINISTRATOR);
        hire(department, "安全管理员", Position.ADMINISTRATOR);
      }
      default -> hire(department, "审计管理员", Position.ADMINISTRATOR);
    }
  }

  private List<User> users() {
    var both = List.of("MAIN", "EAST");
    var main = List.of("MAIN");
    return List.of(
        user("records", "9001", 0, "RECORDS_STAFF", both, List.of()),
        user("doctor", "0301", 1, "PHYSICIAN", main, List.of("0301")),
        user("doctor2", "0403E", 1, "PHYSICIAN", List.of("EAST"), List.of("0403E")),
        user("nurse", "0301", 3, "NURSE", main, List.of("0301")),
        user("qc", "9002", 0, "QC_REVIEWER", both, List.of()),
        user("counter", "9001", 2, "COUNTER_CLERK", both, List.of()),
        user("sysadmin", "9003", 0, "SYSTEM_ADMIN", both, List.of()),
        user("secadmin", "9003", 1, "SECURITY_ADMIN", both, List.of()),
        user("auditadmin", "9004", 0, "AUDIT_ADMIN", both, List.of()));
  }

  private User user(
      String username,
      String department,
      int which,
      String role,
      List<String> campuses,
      List<String> reach) {
    var person =
        staff.stream()
            .filter(one -> one.department().equals(department))
            .skip(which)
            .findFirst()
            .orElseThrow();
    return new User(
        username, person.staffNo(), person.name(), List.of(new Assignment(role, campuses, reach)));
  }

  private Department department(String line, boolean clinical) {
    String[] part = line.split("\\|", -1);
    String ward = part[1].replace("（东院）", "").replace("与危重症医学", "") + "病区";
    var department =
        new Department(
            part[0], part[1], part[2], part[3], clinical, clinical ? List.of(ward) : List.of());
    departments.add(department);
    return department;
  }

  private void hire(Department department, String title, Position position) {
    String name;
    do {
      name =
          "" + dice.pick(SURNAMES) + dice.pick(GIVEN) + (dice.chance(0.6) ? dice.pick(GIVEN) : "");
    } while (!taken.add(name));
    staff.add(
        new Staff(
            Integer.toString(nextNumber++),
            name,
            title,
            department.code(),
            department.campus(),
            position));
  }
}
