package org.anjuan.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Period;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-12")
class AuditPropertiesTests {

  @Test
  void lessThanSixMonthsIsRefusedAtTheStart() {
    for (var period : new Period[] {Period.ofMonths(5), Period.ofDays(180), Period.ZERO}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> new AuditProperties(period, 1000))
          .withMessageContaining("anjuan.audit.retention");
    }
    assertThat(new AuditProperties(Period.ofMonths(6), 1000).retention()).isNotNull();
    assertThat(new AuditProperties(Period.ofYears(30), 1000).retention()).isNotNull();
  }
}
