package org.anjuan.ingest.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.record.ContradictoryStatement;
import org.anjuan.ingest.intake.MetaRefused;

/**
 * Takes the rows of one message and keeps count. A row that can't be taken does not stop the
 * others; which ones and why is the message's fault, by number and field, never by value.
 */
public final class RowTally {
  private static final int MOST_NAMED = 20;

  private final RowStatements statements;
  private final Envelope envelope;
  private final List<String> faults = new ArrayList<>();
  private final List<String> leavers = new ArrayList<>();
  private int taken;
  private int changed;
  private int refused;

  /** What the rows of a message came to. */
  public record Count(int taken, int changed, int refused) {
    private static final Pattern ALL_TAKEN = Pattern.compile("(\\d+) rows, (\\d+) changed.*");
    private static final Pattern SOME_REFUSED = Pattern.compile("(\\d+)/(\\d+) rows, .*");

    /**
     * As the message has it on record. Of one with refused rows it is not on record how many of the
     * others were news: they all count as such.
     *
     * @param rows how many there were
     */
    public static Count of(ReceivedMessage message, int rows) {
      var detail = Objects.requireNonNullElse(message.detail(), "");
      var all = ALL_TAKEN.matcher(detail);
      var some = SOME_REFUSED.matcher(detail);
      if (message.reason() == null && all.matches()) {
        return new Count(Integer.parseInt(all.group(1)), Integer.parseInt(all.group(2)), 0);
      }
      if (some.matches()) {
        var refused = Integer.parseInt(some.group(1));
        return new Count(rows - refused, rows - refused, refused);
      }
      return new Count(0, 0, rows);
    }
  }

  public RowTally(RowStatements statements, Envelope envelope) {
    this.statements = statements;
    this.envelope = envelope;
  }

  /**
   * Takes a row.
   *
   * @param row its number, by which it is named where it can't be taken
   */
  public void take(int row, RowSubject subject, Map<String, String> values) {
    try {
      switch (statements.take(envelope, subject, values)) {
        case SAME -> {}
        case CHANGED -> changed++;
        case LEFT_OPEN -> {
          changed++;
          leavers.add(values.getOrDefault("staffNo", ""));
        }
      }
      taken++;
    } catch (InvalidValue invalid) {
      refuse(row, invalid.field());
    } catch (MetaRefused meta) {
      refuse(row, meta.field());
    } catch (ContradictoryStatement contradiction) {
      refuse(row, contradiction.field());
    }
  }

  private void refuse(int row, String field) {
    refused++;
    if (faults.size() < MOST_NAMED) {
      faults.add(row + ":" + field);
    }
  }

  /**
   * What all rows came to.
   *
   * @throws MessageRefused when one of them could not be taken; the others hold
   */
  public Handled end() {
    if (refused > 0) {
      throw new MessageRefused(
          MessageFault.FIELD_INVALID,
          "%d/%d rows, %s".formatted(refused, refused + taken, String.join(" ", faults)));
    }
    return Handled.rows(taken, changed, leavers.stream().limit(MOST_NAMED).toList());
  }
}
