package org.anjuan.archive.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.handover.PassingWork.Passed;
import org.junit.jupiter.api.Test;

/** What every capability keeps in which something hangs on people. */
public interface PassingWorkContract {
  Person LEAVER = person("leaver", "9001");
  Person SUCCESSOR = person("successor", "9002");
  Person STRANGER = person("stranger", "9003");
  Actor SECURITY =
      Actor.person(
          new ActorId("chief"),
          null,
          "安全管理员",
          Set.of(Posting.administrator(Role.SECURITY_ADMIN)),
          0);

  PassingWork work();

  /** Makes one thing that hangs on the leaver; says under which id. */
  String open();

  /** The actions on record, oldest first. */
  List<AuditAction> onRecord();

  static Person person(String name, String number) {
    return new Person(new ActorId(name), new StaffNumber(number), name, true);
  }

  private List<String> of(Person person) {
    return work().of(person, 100).items().stream().map(WorkItem::id).toList();
  }

  private Passed pass(Person to, WorkItem item) {
    return work().pass(SECURITY, LEAVER, to, item, "离职");
  }

  private WorkItem only() {
    return work().of(LEAVER, 1).items().getFirst();
  }

  @Test
  default void givesWhatIsOpenToThePersonItHangsOnAndToNobodyElse() {
    var id = open();
    assertThat(of(LEAVER)).containsExactly(id);
    assertThat(of(SUCCESSOR)).isEmpty();
    assertThat(work().of(STRANGER, 100)).isEqualTo(OpenWork.Found.NOTHING);
  }

  @Test
  default void givesNoMoreThanItIsAskedForAndSaysThatThereIsMore() {
    for (var i = 0; i < 3; i++) {
      open();
    }
    assertThat(work().of(LEAVER, 2).items()).hasSize(2);
    assertThat(work().of(LEAVER, 2).more()).isTrue();
    assertThat(work().of(LEAVER, 3).more()).isFalse();
    assertThat(of(LEAVER)).isEqualTo(of(LEAVER)).doesNotHaveDuplicates();
  }

  @Test
  default void passesAThingOnAndLeavesNothingBehind() {
    open();
    assertThat(pass(SUCCESSOR, only())).isEqualTo(Passed.HANDED_OVER);
    assertThat(of(LEAVER)).isEmpty();
    assertThat(of(SUCCESSOR)).hasSize(1);
    assertThat(onRecord()).contains(AuditAction.WORK_HANDED_OVER);
  }

  @Test
  default void passedTwiceItIsPassedOnce() {
    open();
    var item = only();
    pass(SUCCESSOR, item);
    pass(SUCCESSOR, item);
    assertThat(of(LEAVER)).isEmpty();
    assertThat(of(SUCCESSOR)).hasSize(1);
  }

  @Test
  default void passedToNobodyItHangsOnNobody() {
    open();
    assertThat(pass(null, only())).isEqualTo(Passed.ENDED);
    assertThat(of(LEAVER)).isEmpty();
    assertThat(onRecord()).contains(AuditAction.WORK_HANDED_OVER);
  }

  @Test
  default void whoGotItCanHandItOn() {
    open();
    pass(SUCCESSOR, only());
    var got = work().of(SUCCESSOR, 1).items().getFirst();
    assertThat(work().pass(SECURITY, SUCCESSOR, STRANGER, got, "调岗")).isEqualTo(Passed.HANDED_OVER);
    assertThat(of(SUCCESSOR)).isEmpty();
    assertThat(of(STRANGER)).hasSize(1);
  }
}
