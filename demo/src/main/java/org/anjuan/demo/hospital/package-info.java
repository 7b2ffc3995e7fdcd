/**
 * The demonstration hospital and the file it is published in, {@code hospital.json}, from which the
 * application makes its campuses, departments, staff and log-ins.
 *
 * <p>The file is a {@link org.anjuan.demo.hospital.Hospital} as JSON (UTF-8), with fields named as
 * the records' components:
 *
 * <pre>{@code
 * { "formatVersion": 1, "name": "青山市第一人民医院", "organisationCode": "…", "baseDate": "2026-11-20",
 *   "campuses":    [ { "code": "MAIN", "name": "本部院区" } ],
 *   "departments": [ { "code": "0301", "name": "呼吸与危重症医学科", "campus": "MAIN", "subject": "03.01",
 *                      "clinical": true, "wards": [ "呼吸一病区" ] } ],
 *   "staff":       [ { "staffNo": "1001", "name": "…", "title": "主任医师", "department": "0301", "campus": "MAIN",
 *                      "position": "CHIEF" } ],
 *   "users":       [ { "username": "doctor", "staffNo": "1002", "name": "…",
 *                      "roles": [ { "role": "PHYSICIAN", "campuses": ["MAIN"], "departments": ["0301"] } ] } ],
 *   "listed":      [ { "tag": "VIP", "idNumber": "9999…" } ] }
 * }</pre>
 *
 * <p>Department codes are unique in the whole hospital; {@code subject} is the code of 医疗机构诊疗科目名录,
 * which both campuses may share. {@code clinical} departments have wards and patients. A role with
 * no departments reaches every department of its campuses. {@code role} is one of the application's
 * role names. {@code listed} are patients of whom the hospital keeps lists, for rules that mark
 * their records. There are no passwords in the file: the application sets them. Readers ignore
 * fields that they do not know.
 */
@NullMarked
package org.anjuan.demo.hospital;

import org.jspecify.annotations.NullMarked;
