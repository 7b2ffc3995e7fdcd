package org.anjuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.anjuan.archive.audit.AuditAction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-12")
class AuditedEndpointsTests {

  @Test
  void everyEndpointOfTheInterfaceSaysWhatItLeavesInTheTrail() {
    assertThat(AuditedEndpoints.rows().stream().map(AuditedEndpoints.Row::endpoint))
        .containsExactlyInAnyOrderElementsOf(
            EndpointMatrixTests.rows()
                .map(EndpointMatrixTests.Row::toString)
                .filter(endpoint -> endpoint.contains(" /api/"))
                .toList());
  }

  @Test
  void whatItLeavesIsAnActionThatExists() {
    for (var row : AuditedEndpoints.rows()) {
      var action = row.action();
      if (action != null) {
        assertThat(AuditAction.valueOf(action)).as(row.endpoint()).isNotNull();
      }
    }
  }
}
