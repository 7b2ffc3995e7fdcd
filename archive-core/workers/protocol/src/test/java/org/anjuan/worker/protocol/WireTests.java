package org.anjuan.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTests {

  private final ByteArrayOutputStream pipe = new ByteArrayOutputStream();

  static Stream<Request> requests() {
    return Stream.of(
        new Request.Open(7, 1L << 40),
        new Request.Close(7),
        new Request.Read(7, 500),
        new Request.Draw(
            7,
            1,
            1240,
            new Overlay(
                List.of("王医生 1001", "2026-03-01 10:00"),
                new StampLook(-30, 0.2, 0.03, 1.5, 0xff0000),
                new byte[] {1, 2, 3})),
        new Request.Draw(7, 1, 160, Overlay.NONE),
        new Request.Scan(7, 2, 200),
        new Request.Recognise(new Bitmap(2, 1, new byte[] {1, 2, 3, -1, -2, -3})),
        new Request.Develop(7, 3, 200, new Retouch(3, -1.5, 0.1, 0, 0.2, 0.05, 1.2, 2, true)));
  }

  static Stream<Answer> answers() {
    var line = new Line("主诉：咳嗽伴发热3天。𠮷", 0.1, 0.2, 0.5, 0.02, 0.98);
    return Stream.of(
        new Answer.Ready(),
        new Answer.Opened(12),
        new Answer.Done(),
        new Answer.Text(
            new PageContent(PageContent.Origin.RECOGNISED, 595, 842, List.of(line, line))),
        new Answer.Image(3, 4, new byte[] {9, 8, 7}),
        new Answer.Pixels(Bitmap.BLANK),
        new Answer.Refused(Refusal.ENCRYPTED));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestArrivesAsItWasSent(Request request) throws IOException {
    wire().write(request);

    assertThat(wire().readRequest()).usingRecursiveComparison().isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answerArrivesAsItWasSent(Answer answer) throws IOException {
    wire().write(answer);

    assertThat(wire().readAnswer()).usingRecursiveComparison().isEqualTo(answer);
  }

  @Test
  void endOfThePipeIsNotTakenForAMessage() {
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> wire().readAnswer());
  }

  @Test
  void absurdLengthReservesNoMemory() {
    pipe.writeBytes(new byte[] {0x7f, 0, 0, 0, 1});
    assertThatIOException().isThrownBy(() -> wire().readRequest());
    pipe.reset();
    pipe.writeBytes(new byte[] {0, 0, 0, 17, 4, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0x7f, 0, 0, 0});
    assertThatIOException().isThrownBy(() -> wire().readRequest());
  }

  @Test
  void contentMustBeAsLongAsAnnounced() throws IOException {
    var content = new byte[200_000];
    wire().writeRaw(new ByteArrayInputStream(content), content.length);
    assertThat(pipe.size()).isEqualTo(content.length);

    assertThatExceptionOfType(Wire.LengthMismatch.class)
        .isThrownBy(() -> wire().writeRaw(new ByteArrayInputStream(content), 199_999));
    assertThatExceptionOfType(Wire.LengthMismatch.class)
        .isThrownBy(() -> wire().writeRaw(new ByteArrayInputStream(content), 200_001));
  }

  private Wire wire() {
    return new Wire(new ByteArrayInputStream(pipe.toByteArray()), pipe);
  }
}
