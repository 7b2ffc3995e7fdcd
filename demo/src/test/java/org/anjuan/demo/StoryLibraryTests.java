package org.anjuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.anjuan.demo.form.Papers;
import org.anjuan.demo.form.Sheet;
import org.anjuan.demo.hospital.HospitalPlan;
import org.anjuan.demo.paper.PaperFont;
import org.anjuan.demo.stay.People;
import org.anjuan.demo.stay.StayMaker;
import org.anjuan.demo.story.StoryLibrary;
import org.junit.jupiter.api.Test;

class StoryLibraryTests {

  private final StoryLibrary library = StoryLibrary.load();

  @Test
  void thereAreTwentyStories() {
    assertThat(library.all()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void everyStoryFillsEveryPaperForEveryPatient() throws IOException {
    var now = LocalDateTime.of(2026, 3, 31, 8, 0);
    var maker = new StayMaker(7, HospitalPlan.of(7, LocalDate.of(2026, 3, 31)), library, now);
    try (var font = PaperFont.load()) {
      int number = 0;
      for (var story : library.all()) {
        for (int i = 0; i < 6; i++) {
          var admitted = now.minusDays(100).plusHours(i * 3L);
          String sex = story.sex().isEmpty() ? i % 2 == 0 ? "1" : "2" : story.sex();
          int age = i % 2 == 0 ? story.age().getFirst() : story.age().getLast();
          var patient =
              People.person(
                  7, number, sex, age, admitted.toLocalDate(), null, admitted.toLocalDate());
          var stay = maker.make(number++, story, patient, 1, admitted, i % 2 == 1);
          for (var sheet : Papers.of(stay, font, false, 0)) {
            assertThat(sheet.medium()).isNotEqualTo(Sheet.Medium.FILM);
            assertThat(sheet.content().get().print().text())
                .as(story.id() + " " + sheet.title())
                .contains(patient.name())
                .doesNotContain("{", "}", "«", "»", "null");
          }
        }
      }
      assertThat(number).isGreaterThan(100);
    }
  }
}
