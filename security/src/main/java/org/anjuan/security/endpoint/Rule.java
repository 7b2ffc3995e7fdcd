package org.anjuan.security.endpoint;

import org.anjuan.archive.access.Right;
import org.springframework.http.HttpMethod;

/**
 * A row of a table.
 *
 * @param pattern as in Spring MVC
 * @param beforeDuties open to somebody who must change the password or set up a second factor first
 */
public record Rule(
    HttpMethod method, String pattern, Requirement requirement, boolean beforeDuties) {

  static Rule get(String pattern, Right right) {
    return get(pattern, new Requirement.Needs(right));
  }

  static Rule get(String pattern, Requirement requirement) {
    return of(HttpMethod.GET, pattern, requirement);
  }

  static Rule post(String pattern, Right right) {
    return post(pattern, new Requirement.Needs(right));
  }

  static Rule post(String pattern, Requirement requirement) {
    return of(HttpMethod.POST, pattern, requirement);
  }

  static Rule put(String pattern, Right right) {
    return put(pattern, new Requirement.Needs(right));
  }

  static Rule put(String pattern, Requirement requirement) {
    return of(HttpMethod.PUT, pattern, requirement);
  }

  static Rule delete(String pattern, Right right) {
    return delete(pattern, new Requirement.Needs(right));
  }

  static Rule delete(String pattern, Requirement requirement) {
    return of(HttpMethod.DELETE, pattern, requirement);
  }

  private static Rule of(HttpMethod method, String pattern, Requirement requirement) {
    return new Rule(method, pattern, requirement, requirement instanceof Requirement.Public);
  }

  /** The same, open also to somebody who has a duty to do first. */
  Rule evenBeforeDuties() {
    return new Rule(method, pattern, requirement, true);
  }

  /** The endpoint it is for; how a variable is called makes no difference. */
  String endpoint() {
    return method + " " + pattern.replaceAll("\\{[^}]*}", "{}");
  }
}
