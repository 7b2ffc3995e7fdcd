package org.anjuan.archive.document;

import static org.anjuan.archive.document.Said.at;
import static org.anjuan.archive.document.Said.counted;
import static org.anjuan.archive.document.Said.hour;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.anjuan.archive.Engines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same deliveries of one document, filed in every order there is. */
@Tag("ING-5")
class EveryOrderTests {
  private static final Engines.Mongo MONGO = Engines.mongo();

  private final Laboratory laboratory = new Laboratory(MONGO.operations());

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  /** What a source gives with its deliveries. */
  private enum Gives {
    COUNTS,
    TIMES,
    BOTH,
    TIMES_AND_SOMETIMES_COUNTS
  }

  @ParameterizedTest
  @EnumSource
  void everyOrderEndsInWhatTheSourceSaidLast(Gives gives) {
    for (int seed = 1; seed <= 3; seed++) {
      var random = new Random(seed);
      var history = new ArrayList<Said>();
      for (int state = 1; state <= 3; state++) {
        history.add(
            new Said(
                "ABC".charAt(random.nextInt(3)) + "",
                countOf(state, gives, random),
                gives == Gives.COUNTS ? null : hour(state),
                "C000" + (1 + random.nextInt(3)),
                "题" + random.nextInt(3),
                random.nextBoolean() ? null : "工号" + state));
      }
      var last = history.getLast();
      var all = new ArrayList<>(history);
      all.add(history.get(random.nextInt(3)));

      var end = end(all.toArray(Said[]::new));

      assertThat(List.of(end.content(), end.category(), end.title()))
          .as("seed %s: %s", seed, all)
          .isEqualTo(List.of(last.content(), last.category(), last.title()));
      assertThat(end.modifiedAt()).isEqualTo(last.modifiedAt());
      assertThat(end.author())
          .isEqualTo(
              history.reversed().stream()
                  .map(Said::author)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null));
    }
  }

  private static @Nullable Integer countOf(int state, Gives gives, Random random) {
    return switch (gives) {
      case COUNTS, BOTH -> state;
      case TIMES -> null;
      case TIMES_AND_SOMETIMES_COUNTS -> random.nextBoolean() ? state : null;
    };
  }

  @Test
  void bytesThatAreStatedAgainLaterHoldWhateverComesInBetween() {
    var end = end(at(0, "A"), at(2, "A"), at(1, "B"));

    assertThat(end.content()).isEqualTo("A");
    assertThat(end.modifiedAt()).isEqualTo(hour(2));
  }

  @Test
  void bytesTitleAndCategoryAreThoseOfTheLastStatementByTheClock() {
    assertThat(end(at(0, "A").titled("X"), at(2, "A").titled("X"), at(1, "B").titled("Y")))
        .isEqualTo(new Laboratory.End("A", hour(2), "C0034", "X", null, Set.of("A", "B")));
    assertThat(
            end(
                at(0, "A").titled("原").in("C0001"),
                at(1, "B").titled("更正").in("C0002"),
                at(2, "A").titled("再更正").in("C0003"),
                at(3, "C").titled("终").in("C0004")))
        .isEqualTo(new Laboratory.End("C", hour(3), "C0004", "终", null, Set.of("A", "B", "C")));
  }

  @Test
  void aTitleThatIsStatedAgainHoldsAgainstOneFromInBetween() {
    assertThat(end(at(0, "A").titled("X"), at(2, "A").titled("X"), at(1, "A").titled("Y")).title())
        .isEqualTo("X");
  }

  @Test
  void bytesTitleAndCategoryAreThoseOfTheHighestCount() {
    assertThat(
            end(counted(1, "A").titled("原").in("C0001"), counted(2, "B").titled("更正").in("C0002")))
        .isEqualTo(new Laboratory.End("B", null, "C0002", "更正", null, Set.of("A", "B")));
    assertThat(
            end(
                counted(1, "A").titled("原").in("C0001"),
                counted(2, "B").titled("更正").in("C0002"),
                counted(3, "A").titled("再更正").in("C0003"),
                counted(2, "B").titled("更正").in("C0002")))
        .isEqualTo(new Laboratory.End("A", null, "C0003", "再更正", null, Set.of("A", "B")));
  }

  @Test
  void theCountGoesBeforeTheClock() {
    var end =
        end(counted(1, "A").modified(9).titled("原"), counted(2, "B").modified(1), counted(3, "B"));

    assertThat(end.content()).isEqualTo("B");
    assertThat(end.title()).isEqualTo("报告");
  }

  @Test
  void aSourceThatLeavesItsCountAsItIsIsOrderedByItsClock() {
    var end =
        end(
            counted(1, "A").modified(0).titled("X"),
            counted(1, "B").modified(1).titled("Y"),
            counted(1, "A").modified(2).titled("Z"),
            counted(1, "C").modified(1).titled("W"));

    assertThat(end.content()).isEqualTo("A");
    assertThat(end.title()).isEqualTo("Z");
  }

  @Test
  void whatIsNotCountedEachTimeIsOrderedByItsClock() {
    var end =
        end(
            counted(1, "A").modified(0).titled("X"),
            counted(2, "B").modified(1).titled("Y"),
            at(2, "A").titled("Z"));

    assertThat(end.content()).isEqualTo("A");
    assertThat(end.title()).isEqualTo("Z");
  }

  @Test
  void silenceOnTheAuthorLeavesTheLastOneThatWasNamed() {
    assertThat(end(at(0, "A").by("甲"), at(2, "A"), at(1, "B").by("乙")).author()).isEqualTo("乙");
    assertThat(end(at(0, "A").by("甲"), at(2, "B"), at(1, "A").by("乙")).author()).isEqualTo("乙");
    assertThat(end(counted(1, "A").by("甲"), counted(3, "A"), counted(2, "B").by("乙")).author())
        .isEqualTo("乙");
  }

  @Test
  void atOneMomentTheOrderIsThatOfTheTexts() {
    var twice = end(at(0, "A").titled("X"), at(0, "B").titled("Y"), at(0, "A").titled("Z"));
    assertThat(List.of(twice.content(), twice.title())).isEqualTo(List.of("B", "Y"));

    var counted = end(counted(1, "A").titled("X"), counted(1, "A").titled("Z"));
    assertThat(counted.title()).isEqualTo("Z");
  }

  /** What every order of these deliveries ends in. */
  private Laboratory.End end(Said... all) {
    var ends = new TreeSet<String>();
    Laboratory.End last = null;
    for (var order : orders(List.of(all))) {
      last = laboratory.endOf(laboratory.file(order));
      ends.add(last.toString());
    }
    assertThat(ends).hasSize(1);
    return Objects.requireNonNull(last);
  }

  private static List<List<Said>> orders(List<Said> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<Said>>();
    for (int first = 0; first < all.size(); first++) {
      var rest = new ArrayList<>(all);
      var head = rest.remove(first);
      for (var tail : orders(rest)) {
        var order = new ArrayList<>(List.of(head));
        order.addAll(tail);
        orders.add(order);
      }
    }
    return orders;
  }
}
