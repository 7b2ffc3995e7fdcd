package org.anjuan.ingest.message;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.organisation.StaffAccounts;
import org.anjuan.archive.organisation.StaffMember;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.category.SourceCode;
import org.anjuan.ingest.category.SourceCodes;
import org.anjuan.ingest.intake.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a system says of its departments, staff, codes, patients and stays, by the names of our
 * fields, said to whom it concerns. Every row is a statement with a time: late, repeated and
 * shuffled rows lead to the same state.
 */
@Component
public class RowStatements {
  private static final Set<String> NO = Set.of("0", "N", "n", "false", "否", "停用", "离职");
  private static final int LONGEST_NAME = 64;

  private final Organisation organisation;
  private final ObjectProvider<StaffAccounts> accounts;
  private final Statements statements;
  private final MetaFields fields;
  private final SourceCodes codes;

  RowStatements(
      Organisation organisation,
      ObjectProvider<StaffAccounts> accounts,
      Statements statements,
      MetaFields fields,
      SourceCodes codes) {
    this.codes = codes;
    this.organisation = organisation;
    this.accounts = accounts;
    this.statements = statements;
    this.fields = fields;
  }

  /** What a row came to. */
  public enum Outcome {
    SAME,
    CHANGED,
    /** Somebody has left whose account is open. */
    LEFT_OPEN;

    static Outcome of(boolean changed) {
      return changed ? CHANGED : SAME;
    }
  }

  /**
   * Takes a row; without {@code updatedAt} it holds from when its message came.
   *
   * @throws InvalidValue where a value has not the form of its field, or is missing
   */
  public Outcome take(Envelope envelope, RowSubject subject, Map<String, String> values) {
    var at =
        Objects.requireNonNullElse(
            statements.instant(values.get("updatedAt"), "updatedAt"),
            envelope.message().receivedAt());
    return switch (subject) {
      case DEPARTMENTS ->
          Outcome.of(organisation.state(department(envelope.listener(), values), at));
      case STAFF -> staff(values, at);
      case CODES ->
          Outcome.of(
              codes.state(envelope.listener().actor(), code(envelope.listener(), values), at));
      case PATIENTS -> {
        statements.statePatient(
            envelope.delivery(null), fields.meta(said(envelope.listener(), values, at)));
        yield Outcome.CHANGED;
      }
      case STAYS -> {
        statements.state(
            envelope.delivery(null), fields.meta(said(envelope.listener(), values, at)));
        yield Outcome.CHANGED;
      }
    };
  }

  /** What would become of a row, as things stand. */
  public enum Foreseen {
    ADDED,
    CHANGED,
    SAME
  }

  /**
   * Looks at a row as {@link #take} would, and does nothing.
   *
   * @param now when it holds from without {@code updatedAt}
   * @throws InvalidValue or {@link org.anjuan.ingest.intake.MetaRefused} as {@link #take} would
   */
  public Foreseen foresee(
      Listener listener, RowSubject subject, Map<String, String> values, Instant now) {
    var said = statements.instant(values.get("updatedAt"), "updatedAt");
    var at = said == null ? now : said;
    return switch (subject) {
      case DEPARTMENTS -> {
        var department = department(listener, values);
        yield foreseen(
            organisation.department(department.code()).isPresent(),
            organisation.isNews(department, at));
      }
      case STAFF -> {
        var member = member(values);
        yield foreseen(
            !organisation.staffNames(List.of(member.staffNo())).isEmpty(),
            organisation.isNews(member, isActive(values), at));
      }
      case CODES -> {
        var code = code(listener, values);
        yield foreseen(codes.knows(code), codes.isNews(code, at));
      }
      case PATIENTS ->
          foreseen(statements.knowsPatient(fields.meta(said(listener, values, at))), true);
      case STAYS -> foreseen(statements.knowsStay(fields.meta(said(listener, values, at))), true);
    };
  }

  private static Foreseen foreseen(boolean known, boolean news) {
    if (!known) {
      return Foreseen.ADDED;
    }
    return news ? Foreseen.CHANGED : Foreseen.SAME;
  }

  private static Department department(Listener listener, Map<String, String> values) {
    var code = required(values, "code");
    if (!Department.isCode(code)) {
      throw new InvalidValue("code");
    }
    return new Department(
        code,
        name(values),
        listener.campus(),
        kind(values.get("kind")),
        isTrue(values.get("ward"), false),
        isActive(values),
        0);
  }

  private static SourceCode code(Listener listener, Map<String, String> values) {
    return new SourceCode(
        listener.sourceSystem(),
        listener.campus().value(),
        required(values, "code"),
        required(values, "name"),
        values.get("category"),
        isActive(values));
  }

  private static StaffMember member(Map<String, String> values) {
    var number = required(values, "staffNo");
    if (!StaffNumber.isStaffNumber(number)) {
      throw new InvalidValue("staffNo");
    }
    return new StaffMember(number, name(values));
  }

  private static boolean isActive(Map<String, String> values) {
    return isTrue(values.get("active"), true);
  }

  private Outcome staff(Map<String, String> values, Instant at) {
    var member = member(values);
    var active = isActive(values);
    if (!organisation.state(member, active, at)) {
      return Outcome.SAME;
    }
    var all = accounts.getIfAvailable();
    return all != null && all.take(member, active) ? Outcome.LEFT_OPEN : Outcome.CHANGED;
  }

  private static Map<String, String> said(
      Listener listener, Map<String, String> values, Instant at) {
    var said = new HashMap<>(values);
    said.remove("updatedAt");
    // Tried again later, a message still says what held when it came.
    said.put("modifiedAt", at.toString());
    said.put("campus", listener.campus().value());
    said.put("sourceSystem", listener.sourceSystem());
    return said;
  }

  private static Department.Kind kind(@Nullable String word) {
    return word == null
        ? Department.Kind.BOTH
        : Arrays.stream(Department.Kind.values())
            .filter(kind -> kind.name().equals(word))
            .findFirst()
            .orElseThrow(() -> new InvalidValue("kind"));
  }

  private static boolean isTrue(@Nullable String word, boolean otherwise) {
    return word == null ? otherwise : !NO.contains(word);
  }

  private static String name(Map<String, String> values) {
    var name = required(values, "name");
    if (name.length() > LONGEST_NAME) {
      throw new InvalidValue("name");
    }
    return name;
  }

  private static String required(Map<String, String> values, String field) {
    var value = values.get(field);
    if (value == null) {
      throw new InvalidValue(field);
    }
    return value;
  }
}
