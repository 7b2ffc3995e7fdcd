package org.anjuan.ingest.message.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.anjuan.ingest.message.MessageRefused;
import org.junit.jupiter.api.Tag;

/** JSON of other systems: its resources are found, or it is refused. */
@Tag("fuzz")
class FhirFuzzTests {

  @FuzzTest(maxDuration = "2m")
  void resourcesAreFoundOrRefused(byte[] bytes) throws IOException {
    try {
      var text = FhirText.read(new ByteArrayInputStream(bytes));
      for (int i = 0; i < text.files().size(); i++) {
        var place = text.file("@file:" + i + "@");
        assertThat(place).isNotNull();
        assertThat(place.start() + place.length()).isLessThanOrEqualTo(bytes.length);
      }
      var resources = FhirResources.of(text.text());
      for (var reference : resources.all("DocumentReference")) {
        var attachment = reference.at("/content/0/attachment");
        assertThat(resources.find("Binary", attachment.path("url"))).isNotNull();
      }
    } catch (MessageRefused refused) {
      assertThat(refused.part()).isNotBlank();
    }
  }
}
