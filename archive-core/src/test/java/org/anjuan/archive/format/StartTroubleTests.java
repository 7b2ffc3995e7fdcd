package org.anjuan.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.anjuan.archive.format.TestWorkers.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** The log when workers don't start: what waits is a whole queue, the reason is one. */
@Tag("GEN-4")
@ResourceLock("StartTroubleTests")
class StartTroubleTests {
  private final Logger log = (Logger) LoggerFactory.getLogger(StartTrouble.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeEach
  void listen() {
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void stop() {
    log.detachAppender(said);
  }

  @Test
  void workersThatDoNotStartAreNamedOnceHoweverManyDocumentsWait() {
    var settings = TestWorkers.settings(Map.of());
    try (var nowhere =
        new PooledFormatWorkers(settings, Path.of("target/nowhere"), Clock.systemUTC())) {
      for (int documents = 0; documents < 3; documents++) {
        assertThatExceptionOfType(WorkerFailed.class)
            .isThrownBy(() ->
                nowhere.extract(DocumentFormat.OFD, DocumentBytes.of(new byte[] {1}), new Seen()));
      }
    }

    assertThat(said.list)
        .filteredOn(event -> event.getFormattedMessage().startsWith("OFD"))
        .hasSize(1)
        .allMatch(event -> event.getLevel() == Level.WARN);
  }

  @Test
  void onceTheyStartedAgainTheNextTroubleIsNewsAndALostWorkerIsNone() {
    var trouble = new StartTrouble(Family.TEXT);
    trouble.tell(WorkersFixture.lost(WorkerFailed.Cause.CRASHED));
    trouble.tell(WorkersFixture.notStarted());
    trouble.tell(WorkersFixture.notStarted());
    trouble.isOver();
    trouble.tell(WorkersFixture.notStarted());

    assertThat(said.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .extracting(ILoggingEvent::getFormattedMessage)
        .filteredOn(message -> message.startsWith("TEXT"))
        .hasSize(2)
        .allMatch(message -> message.endsWith("no memory to fork"));
  }
}
