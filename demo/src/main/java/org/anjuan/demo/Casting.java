package org.anjuan.demo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.demo.hospital.Hospital;
import org.anjuan.demo.stay.Patient;
import org.anjuan.demo.stay.People;
import org.anjuan.demo.stay.Stay;
import org.anjuan.demo.stay.StayMaker;
import org.anjuan.demo.story.Dice;
import org.anjuan.demo.story.Story;
import org.anjuan.demo.story.StoryLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Gives one stay after another in the order of admission: a new patient with a story, or one who
 * comes back, or the newborn of a mother just admitted. The first parts are cast, so that also a
 * small hospital has a death, two namesakes, a transfer, a newborn, the very old, names that are
 * hard to sort, and a patient with several stays.
 */
final class Casting {

  private record Part(String story, @Nullable String name, String sex, int age) {}

  private record Return(
      Story story, Patient patient, int visitNo, LocalDateTime due, boolean east) {}

  private static final List<Part> CAST =
      List.of(
          new Part("gastricca", "欧阳建国", "1", 63),
          new Part("appendicitis", "张伟", "1", 24),
          new Part("delivery", "阿依古丽·买买提", "2", 28),
          new Part("sepsis", "解文博", "1", 71),
          new Part("cap", "单志远", "1", 58),
          new Part("stroke", "张伟", "1", 67),
          new Part("lapchole", "曾淑兰", "2", 52),
          new Part("femneck", "王桂英", "2", 96),
          new Part("pedpneu", "仇子涵", "2", 4),
          new Part("ami", "尉迟建军", "1", 55),
          new Part("femneck", "区淑珍", "2", 74),
          new Part("breastca", null, "2", 47),
          new Part("cataract", "查玉兰", "2", 78),
          new Part("t2dm", "古丽娜尔·艾合买提", "2", 49),
          new Part("lungca", null, "1", 61),
          new Part("cesarean", null, "2", 31),
          new Part("ugib", null, "1", 45),
          new Part("copd", null, "1", 76));

  private final long seed;
  private final int stays;
  private final LocalDateTime start;
  private final Duration year;
  private final StoryLibrary library;
  private final StayMaker maker;
  private final List<Return> returns = new ArrayList<>();
  private final Map<String, Integer> eastTurns = new HashMap<>();
  private int next;
  private int people;
  private int cast;

  /** {@code stays} are spread over the twelve months before {@code now}. */
  Casting(long seed, int stays, Hospital hospital, StoryLibrary library, LocalDateTime now) {
    this.seed = seed;
    this.stays = stays;
    this.library = library;
    this.start = now.toLocalDate().minusYears(1).atTime(8, 0);
    this.year = Duration.between(start, now.minusDays(2));
    this.maker = new StayMaker(seed, hospital, library, now);
  }

  boolean hasNext() {
    return next < stays;
  }

  Stay next() {
    int number = next++;
    var dice = Dice.of(seed * 131 + number, "cast");
    long minutes = year.toMinutes();
    double place = stays == 1 ? 0 : (number + 0.0) / (stays - 1);
    var admittedAt =
        start
            .plusMinutes((long) (minutes * place))
            .toLocalDate()
            .atTime(dice.between(7, 20), dice.between(0, 59));
    var returning = due(admittedAt);
    if (returning != null) {
      var at = returning.story().age().getLast() == 0 ? returning.due() : admittedAt;
      return follow(
          maker.make(
              number,
              returning.story(),
              returning.patient(),
              returning.visitNo(),
              at,
              returning.east()),
          dice,
          returning.east());
    }
    var part = cast < CAST.size() ? CAST.get(cast++) : null;
    var story = part == null ? library.any(dice) : library.story(part.story());
    boolean east = east(story);
    int age =
        part == null
            ? (int) Math.round(dice.bell(story.age().getFirst(), story.age().getLast() + 0.4))
            : part.age();
    String sex =
        part != null
            ? part.sex()
            : story.sex().isEmpty() ? dice.pick(List.of("1", "2")) : story.sex();
    var patient =
        People.person(
            seed,
            people++,
            sex,
            age,
            admittedAt.toLocalDate(),
            part == null ? null : part.name(),
            admittedAt.toLocalDate());
    return follow(maker.make(number, story, patient, 1, admittedAt, east), dice, east);
  }

  /** Every third stay of what both campuses treat is in the east. */
  private boolean east(Story story) {
    if (story.departments().size() < 2) return false;
    return eastTurns.merge(story.departments().getLast(), 1, Integer::sum) % 3 == 2;
  }

  private @Nullable Return due(LocalDateTime at) {
    for (int i = 0; i < returns.size(); i++) {
      if (!returns.get(i).due().isAfter(at)) return returns.remove(i);
    }
    return null;
  }

  private Stay follow(Stay stay, Dice dice, boolean east) {
    for (var after : stay.story().next()) {
      boolean certain = stay.number() < 8 && stay.visitNo() < 2;
      if (!certain && !dice.chance(after.p())) continue;
      var story = library.story(after.story());
      if (after.child()) {
        var born = stay.admittedAt().plusHours(dice.between(3, 9));
        boolean boy = "男".equals(stay.known().get("baby"));
        var child =
            People.person(
                seed,
                people++,
                boy ? "1" : "2",
                0,
                born.toLocalDate(),
                stay.patient().name() + (boy ? "之子" : "之女"),
                born.toLocalDate());
        returns.add(new Return(story, child, 1, born.plusHours(30), false));
      } else if (stay.visitNo() < 6) {
        var due = stay.dischargedAt().plusDays(after.afterDays()).toLocalDate().atTime(9, 20);
        returns.add(new Return(story, stay.patient(), stay.visitNo() + 1, due, east));
      }
    }
    return stay;
  }
}
