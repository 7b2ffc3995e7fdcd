package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.anjuan.ingest.message.soap.SoapCall;
import org.junit.jupiter.api.Tag;

/** SOAP of other systems, and the CDA documents within: read or refused, nothing is resolved. */
@Tag("fuzz")
class SoapFuzzTests {

  @FuzzTest(maxDuration = "2m")
  void callsAreReadOrRefused(byte[] bytes) throws IOException {
    var head = CdaHead.read(new ByteArrayInputStream(bytes));
    if (head != null) {
      assertThat(head.meta().campus()).as("the listener's to say").isNull();
    }
    try {
      var call = SoapCall.read(new ByteArrayInputStream(bytes));
      var within =
          CdaHead.read(new ByteArrayInputStream(call.xml().getBytes(StandardCharsets.UTF_8)));
      assertThat(call.eventCode()).isNotNull();
      assertThat(within == null || within.meta().sourceSystem() == null).isTrue();
      HardXml.parse(call.xml());
    } catch (MessageRefused refused) {
      assertThat(refused.part()).isNotBlank();
    }
  }
}
